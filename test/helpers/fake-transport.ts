import type {Connect, TransportFailure, TransportListener} from '../../source/client/transport.ts';
import type {ServerFrame} from '../../source/protocols/native/events.ts';
import {type ClientFrame, parseClientFrame} from '../../source/protocols/native/frames.ts';

/** One connection as the server would see it. */
export type FakeLink = {
	/** Everything the client has written, pings and pongs left out. */
	sent(): readonly ClientFrame[];
	/** All of it. */
	everything(): readonly ClientFrame[];
	open(): void;
	say(...frames: readonly ServerFrame[]): void;
	raw(text: string): void;
	close(failure?: TransportFailure): void;
	readonly state: {ended: boolean; destroyed: boolean};
};

/** A transport that does only what it is told. */
export const createFakeTransport = (): {connect: Connect; links: FakeLink[]; last(): FakeLink} => {
	const links: FakeLink[] = [];

	const createFakeLink = (
		listener: TransportListener,
		written: string[],
		state: FakeLink['state'],
	): FakeLink => {
		const everything = (): readonly ClientFrame[] =>
			written
				.join('')
				.split('\n')
				.filter(line => line !== '')
				.map(line => {
					const parsed = parseClientFrame(line);
					if (parsed.type !== 'frame') {
						throw new Error(`The client wrote what no server takes: ${line}`);
					}

					return parsed.frame;
				});
		return {
			state,
			everything,
			sent: () => everything().filter(frame => frame.type !== 'ping' && frame.type !== 'pong'),
			open() {
				listener.opened();
			},
			say(...frames) {
				listener.data(Buffer.from(frames.map(frame => `${JSON.stringify(frame)}\n`).join('')));
			},
			raw(text) {
				listener.data(Buffer.from(text));
			},
			close(failure) {
				listener.closed(failure);
			},
		};
	};

	return {
		links,
		last() {
			const link = links.at(-1);
			if (link === undefined) {
				throw new Error('Nothing has connected.');
			}

			return link;
		},
		connect(_address, listener) {
			const written: string[] = [];
			const state = {ended: false, destroyed: false};
			links.push(createFakeLink(listener, written, state));
			return {
				write(text) {
					written.push(text);
				},
				end() {
					state.ended = true;
				},
				destroy() {
					state.destroyed = true;
				},
			};
		},
	};
};
