import type {Amendment, Author, Member} from '../../source/messages.ts';
import type {ServerFrame} from '../../source/protocols/native/events.ts';

type FrameOf<Type extends ServerFrame['type']> = Extract<ServerFrame, {type: Type}>;

export const mina: Member = {id: 'u-mina', name: '민아', color: 3, presence: 'online'};
export const me: Author = {id: 'u-me', name: 'me', color: 1};

/** Frames of a server with something plausible in every field. */
export const welcomeFrame = (change: Partial<FrameOf<'welcome'>> = {}): FrameOf<'welcome'> => ({
	type: 'welcome',
	you: me,
	room: '#lobby',
	topic: '',
	members: [{...me, presence: 'online'}, mina],
	online: 2,
	server: {
		name: 'test',
		version: '0.1.0',
		motd: '',
		limits: {
			messageBytesMax: 16_384,
			nicknameCellsMax: 20,
			frameBytesMax: 65_536,
			messagesPerSecond: 10,
			messagesBurst: 30,
		},
	},
	resumed: false,
	number: 0,
	seq: 10,
	epoch: 'one',
	...change,
});

export const messageFrame = (
	seq: number,
	text = `message ${seq}`,
	change: Partial<FrameOf<'message'>> = {},
): FrameOf<'message'> => ({
	type: 'message',
	seq,
	time: 1_000_000 + seq,
	room: '#lobby',
	from: {id: mina.id, name: mina.name, color: mina.color},
	text,
	kind: 'text',
	...change,
});

export const ackFrame = (number: number, seq: number): FrameOf<'ack'> => ({
	type: 'ack',
	number,
	seq,
	time: 1_000_000 + seq,
});

export const amendedFrame = (
	seq: number,
	target: number,
	amendment: Amendment,
	{id, name, color}: Author = me,
): FrameOf<'amended'> => ({
	type: 'amended',
	seq,
	time: 1_000_000 + seq,
	room: '#lobby',
	target,
	by: {id, name, color},
	amendment,
	quote: {seq: target, from: me, text: 'as it was'},
});
