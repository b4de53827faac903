/** A connection to a server, as bytes. Knows sockets; knows nothing of frames or of reconnecting. */
import {connect as connectSocket} from 'node:net';
import {limits} from '../limits.ts';

export type Address = {readonly host: string; readonly port: number};

/** Why a connection ended. `code` is Node's, such as `ECONNREFUSED`. */
export type TransportFailure = {readonly code: string; readonly message: string};

export type TransportListener = {
	opened(): void;
	data(chunk: Uint8Array): void;
	/** Called once; without a failure when the other side ended in order. */
	closed(failure: TransportFailure | undefined): void;
};

export type Transport = {
	/** Queue text to be written as UTF-8. */
	write(text: string): void;
	/** Close once everything queued is written. */
	end(): void;
	/** Close now. */
	destroy(): void;
};

export type Connect = (address: Address, listener: TransportListener) => Transport;

/** Connect over TCP. Errors reach `closed`; nothing is thrown. */
export const connectTcp: Connect = ({host, port}, listener) => {
	// Without noDelay a lone message may wait for the answer to the one before it (Nagle, RFC 896).
	const socket = connectSocket({
		host,
		port,
		noDelay: true,
		keepAlive: true,
		keepAliveInitialDelay: limits.silenceMs,
	});
	let failure: TransportFailure | undefined;
	socket.on('connect', () => {
		listener.opened();
	});
	socket.on('data', chunk => {
		listener.data(chunk);
	});
	socket.on('error', (error: NodeJS.ErrnoException) => {
		failure = {code: error.code ?? 'UNKNOWN', message: error.message};
	});
	socket.on('close', () => {
		listener.closed(failure);
	});
	return {
		write(text) {
			socket.write(text);
		},
		end() {
			socket.end();
		},
		destroy() {
			socket.destroy();
		},
	};
};
