/** What rendering needs to know of the client that is rendered for. */
import type {UserId} from '../../messages.ts';
import type {Directory} from '../protocol.ts';
import type {Capability} from './capabilities.ts';

export type View = {
	readonly directory: Directory;
	readonly serverName: string;
	/** Undefined before registration. */
	selfId(): UserId | undefined;
	has(capability: Capability): boolean;
};
