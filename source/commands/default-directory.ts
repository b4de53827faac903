/** Where a server keeps its data when nothing else is said. */
import path from 'node:path';
import envPaths from 'env-paths';

export const defaultDirectory = (): string => path.join(envPaths('chat-tui', {suffix: ''}).data, 'server');
