import type {Connection} from './state.ts';

export type News = {readonly text: string; readonly level: 'info' | 'warning'};

/** What is told of the connection: once when it is lost, and once when it is back. The header says the rest. */
export const createConnectionNews = (): ((connection: Connection) => readonly News[]) => {
	let isLost = false;
	return connection => {
		if (connection.status === 'reconnecting' && !isLost) {
			isLost = true;
			return [{text: `${connection.problem} Connecting again …`, level: 'warning'}];
		}

		if (connection.status === 'connected' && isLost) {
			isLost = false;
			return [{text: 'Connected again.', level: 'info'}];
		}

		return [];
	};
};
