/** Answering messages and changing them, as one asks for it, and telling that one writes. Knows what the room in view has; nothing of keys. */
import {type Amendment, type RejectCode, type Seq, whispers} from '../messages.ts';
import {sanitize, sanitizeLine} from '../text/sanitize.ts';
import {words} from '../words/words.ts';
import type {ClientAction} from './actions.ts';
import {type AmendFrame, createAmendments} from './amendments.ts';
import {cleanMessage} from './clean-frame.ts';
import type {Clock} from './clock.ts';
import type {ChatClient} from './contract.ts';
import {feedOf} from './conversations.ts';
import type {Outgoing} from './outgoing.ts';
import {describeRefusal} from './refusals.ts';
import type {PassedFrame, RequestFrame} from './session-contract.ts';
import {type ChatState, indexFrom, type Line, type Refusal} from './state.ts';
import {createTyping} from './typing.ts';
import type {Voice} from './voice.ts';

export type Answering = {
	/** What the screen may ask for. */
	readonly actions: Pick<ChatClient, 'reply' | 'amend' | 'typing' | 'jump'>;
	/** Look at a frame. Answers with what it means, when it is for nobody else. */
	look(frame: PassedFrame): readonly ClientAction[] | undefined;
	/** What was asked for here is refused; undefined when it was asked for elsewhere. */
	refused(frame: Extract<PassedFrame, {type: 'rejected'}>): readonly ClientAction[] | undefined;
	/** Something was said. */
	said(): void;
	/** There is no connection any more. */
	reset(): void;
};

export type AnsweringOptions = {
	readonly clock: Clock;
	/** False without a connection. */
	request(frame: RequestFrame): boolean;
	send(message: Outgoing): void;
	dispatch(actions: readonly ClientAction[]): void;
	getState(): ChatState;
	/** The most that a text may have, bytes. */
	bytesMax(): number;
	readonly voice: Pick<Voice, 'notice' | 'error' | 'refuse'>;
};

type Message = Extract<Line, {type: 'message'}>;

/** What a message that is refused was to answer, so that it may be sent again as it was; nothing where that is what is wrong with it. */
export const aboutOf = ({replyTo}: Outgoing, code: RejectCode): Pick<Refusal, 'about'> =>
	replyTo === undefined || code === 'no-such-message' ? {} : {about: {type: 'reply', seq: replyTo}};

export const createAnswering = ({
	clock,
	request,
	send,
	dispatch,
	getState,
	bytesMax,
	voice,
}: AnsweringOptions): Answering => {
	const amendments = createAmendments({request, clock});
	const typing = createTyping({request, dispatch, clock});

	/** What is asked for to be shown, and has not come. */
	let wanted: Seq | undefined;

	const find = (seq: Seq): Message | undefined => {
		const {rooms, active} = getState();
		const lines = rooms.get(active)?.lines ?? [];
		const line = lines[indexFrom(lines, seq)];
		return line?.type === 'message' && line.seq === seq ? line : undefined;
	};

	const refuse = (
		{target, amendment}: Pick<AmendFrame, 'target' | 'amendment'>,
		code: RejectCode,
		text: string,
	): readonly ClientAction[] => {
		if (amendment.type !== 'edit') {
			// What is gone already need not be deleted.
			const isDone = amendment.type === 'delete' && code === 'no-such-message' && find(target)?.deleted;
			return isDone ? [] : [voice.error(describeRefusal(code, {text}))];
		}

		const about = {type: 'edit', seq: target} as const;
		const bytes = Buffer.byteLength(amendment.text);
		const problem = describeRefusal(code, {text, bytes, bytesMax: bytesMax()});
		return voice.refuse(amendment.text, problem, {about});
	};

	return {
		actions: {
			reply(to, raw) {
				const text = sanitize(raw);
				const {active, you} = getState();
				const line = find(to);
				if (text.trim() === '') {
					return;
				}

				if (line?.to === undefined) {
					send({type: 'say', room: active, text, kind: 'text', replyTo: to});
				} else {
					const other = line.from.id === you?.id ? line.to : line.from;
					send({type: 'whisper', to: other.name, text, replyTo: to});
				}
			},
			amend(target, wanted) {
				const {active, connection} = getState();
				const amendment: Amendment =
					wanted.type === 'edit' ? {type: 'edit', text: sanitize(wanted.text)} : wanted;
				if (connection.status === 'closed') {
					dispatch([voice.error({problem: words().client.notSent, hint: connection.hint})]);
					return;
				}

				if (amendment.type === 'edit' && Buffer.byteLength(amendment.text) > bytesMax()) {
					// Not sent at all: a frame that is too long would end the connection.
					dispatch(refuse({target, amendment}, 'too-long', ''));
					return;
				}

				const room = find(target)?.to === undefined ? active : whispers;
				if (!amendments.add(room, target, amendment) && connection.status !== 'connected') {
					dispatch([voice.notice(words().messages.later)]);
				}
			},
			jump(to) {
				const isAsked =
					find(to) === undefined &&
					request({type: 'history', room: feedOf(getState().active), before: to + 1, limit: 1});
				wanted = isAsked ? to : undefined;
			},
			typing() {
				const {active} = getState();
				// The protocol has it for rooms alone.
				if (active.startsWith('#')) {
					typing.write(active);
				}
			},
		},
		look(frame) {
			const you = getState().you?.id;
			if (frame.type === 'typing') {
				return frame.id === you ? [] : typing.hear(frame);
			}

			if (frame.type === 'history' && wanted !== undefined && frame.before === wanted + 1) {
				const message = frame.entries.find(({seq}) => seq === wanted);
				wanted = undefined;
				return message === undefined
					? []
					: [{type: 'revealed', message: {...cleanMessage(message), room: sanitizeLine(frame.room)}}];
			}

			amendments.look(frame, you);
			return undefined;
		},
		refused(rejected) {
			const {of, code, text} = rejected;
			if (of === 'typing') {
				return [];
			}

			if (of !== 'amend') {
				return undefined;
			}

			const frame = amendments.refused(rejected);
			return frame === undefined ? [] : refuse(frame, code, text);
		},
		said: typing.said,
		reset() {
			wanted = undefined;
			amendments.reset();
			typing.reset();
		},
	};
};
