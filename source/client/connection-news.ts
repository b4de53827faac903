import {words} from '../words/words.ts';
import type {Connection} from './state.ts';

export type News = {readonly text: string; readonly level: 'info' | 'warning'};

/** What is told of the connection: once when it is lost, and once when it is back. The header says the rest. */
export const createConnectionNews = (): ((connection: Connection) => readonly News[]) => {
	let isLost = false;
	return connection => {
		if (connection.status === 'reconnecting' && !isLost) {
			isLost = true;
			return [{text: words().client.reconnecting(connection.problem), level: 'warning'}];
		}

		if (connection.status === 'connected' && isLost) {
			isLost = false;
			return [{text: words().client.connectedAgain, level: 'info'}];
		}

		return [];
	};
};
