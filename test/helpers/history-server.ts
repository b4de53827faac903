/** A server's history without a server: what it says, and how it answers those who read back. */
import type {Connect} from '../../source/client/transport.ts';
import {createLineFramer} from '../../source/framing/lines.ts';
import {type HistoryMessage, whispers} from '../../source/messages.ts';
import {type ServerFrame, serverFrameBytesMax} from '../../source/protocols/native/events.ts';
import {type ClientFrame, parseClientFrame} from '../../source/protocols/native/frames.ts';
import {matches, parseQuery} from '../../source/text/search.ts';
import {me, mina, welcomeFrame} from './native-frames.ts';

/** What was said, in its order: a seq each, from 1 on. `@` is a whisper. */
export type Past = readonly {readonly room: string; readonly text: string}[];

const entry = (room: string, text: string, seq: number): HistoryMessage => ({
	seq,
	time: Date.UTC(2026, 2, 4, 8) + seq * 60_000,
	from:
		seq % 3 === 0 ? {...mina, name: '하늘', id: 'u-sky'} : {id: mina.id, name: mina.name, color: mina.color},
	text,
	kind: 'text',
	...(room === whispers ? {to: me} : {}),
});

/** The answers to what a client asks for; `pageMax` is the most that one page has. */
export const answersFrom =
	(past: Past, pageMax = 200) =>
	(frame: ClientFrame): readonly ServerFrame[] => {
		const feed = (room: string) =>
			past.flatMap((one, index) => (one.room === room ? [entry(room, one.text, index + 1)] : []));
		switch (frame.type) {
			case 'history': {
				const {room, before, after} = frame;
				const limit = Math.min(frame.limit ?? 50, pageMax);
				if (after !== undefined) {
					const all = feed(room).filter(({seq}) => seq > after);
					const entries = all.slice(0, limit);
					return [{type: 'history', room, after, entries, more: all.length > limit, backlog: false}];
				}

				const end = before ?? past.length + 1;
				const all = feed(room).filter(({seq}) => seq < end);
				const entries = all.slice(-limit);
				return [{type: 'history', room, before: end, entries, more: all.length > limit, backlog: false}];
			}

			case 'search': {
				const {words, room, before} = frame;
				const end = before ?? past.length + 1;
				const limit = Math.min(frame.limit ?? 50, pageMax);
				const all = past
					.flatMap((one, index) => [{...entry(one.room, one.text, index + 1), room: one.room}])
					.filter(
						hit =>
							hit.seq < end &&
							matches(hit.text, parseQuery(words)) &&
							(room === undefined || hit.room === room),
					)
					.reverse();
				return [
					{
						type: 'found',
						words,
						...(room === undefined ? {} : {room}),
						...(before === undefined ? {} : {before}),
						hits: all.slice(0, limit),
						more: all.length > limit,
					},
				];
			}

			default: {
				return [];
			}
		}
	};

/** What one is told of a room on coming in: its last messages. */
export const backlogFrom = (
	past: Past,
	room: string,
	count: number,
): Extract<ServerFrame, {type: 'history'}> => {
	const all = past.flatMap((one, index) => (one.room === room ? [entry(room, one.text, index + 1)] : []));
	return {
		type: 'history',
		room,
		entries: count === 0 ? [] : all.slice(-count),
		more: all.length > count,
		backlog: true,
	};
};

/** A connection to a server with this past, which answers at once. Its backlog is a room's last messages. */
export const connectToPast =
	(past: Past, {backlog = 50, pageMax = 200} = {}): Connect =>
	(_address, listener) => {
		const answers = answersFrom(past, pageMax);
		const framer = createLineFramer({bytesMax: serverFrameBytesMax});
		const say = (...frames: readonly ServerFrame[]): void => {
			setImmediate(() => {
				listener.data(Buffer.from(frames.map(frame => `${JSON.stringify(frame)}\n`).join('')));
			});
		};

		setImmediate(() => {
			listener.opened();
		});
		return {
			write(text) {
				for (const event of framer.push(Buffer.from(text))) {
					const parsed = event.type === 'line' ? parseClientFrame(event.text) : undefined;
					if (parsed?.type !== 'frame') {
						continue;
					}

					const {frame} = parsed;
					if (frame.type === 'hello') {
						say(welcomeFrame({seq: past.length}), backlogFrom(past, '#lobby', backlog));
					} else if (frame.type === 'ping') {
						say({type: 'pong', time: frame.time});
					} else if (frame.type === 'join') {
						const {room} = frame;
						say(
							{type: 'entered', room, topic: '', members: [], seq: past.length},
							backlogFrom(past, room, backlog),
						);
					} else {
						say(...answers(frame));
					}
				}
			},
			end() {
				setImmediate(() => {
					listener.closed(undefined);
				});
			},
			destroy() {},
		};
	};
