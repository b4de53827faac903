/** What the client itself says: notices for the pane, and texts that go back to whoever wrote them. */
import {sanitize} from '../text/sanitize.ts';
import type {ClientAction} from './actions.ts';
import type {Clock} from './clock.ts';
import {describeUnsent} from './keepsake.ts';
import {type Numbered, typedText} from './outgoing.ts';
import type {Words} from './refusals.ts';
import type {Line, Refusal} from './state.ts';

export type Voice = {
	notice(text: string, level?: Extract<Line, {type: 'notice'}>['level']): ClientAction;
	error(words: Words): ClientAction;
	/** Give a text back: to the editor, or to the pane when nobody takes it. `isTold` when the words are said elsewhere. */
	refuse(text: string, words: Words, more?: Pick<Refusal, 'isTold' | 'about'>): ClientAction[];
	/** These will not be sent: they are marked as that, and given back. */
	giveBack(messages: readonly Numbered[], reason: 'ended' | 'other-journal'): ClientAction[];
	/** Texts that are given back; returns its undo. */
	onRefused(listener: (refusal: Refusal) => void): () => void;
};

export const createVoice = (clock: Clock): Voice => {
	const listeners = new Set<(refusal: Refusal) => void>();
	let notices = 0;

	const notice: Voice['notice'] = (text, level = 'info') => {
		notices++;
		return {type: 'notice', key: `n${notices}`, level, text: sanitize(text), time: clock.now()};
	};

	const error = ({problem, hint}: Words): ClientAction => notice(`${problem} ${hint}`, 'error');

	const refuse: Voice['refuse'] = (text, words, more = {}) => {
		if (listeners.size === 0) {
			return more.isTold ? [] : [error(words)];
		}

		for (const listener of listeners) {
			listener({...words, text, ...more});
		}

		return [];
	};

	return {
		notice,
		error,
		refuse,
		giveBack(messages, reason) {
			const problem = describeUnsent(messages.length, reason);
			return [
				{type: 'failed', numbers: messages.map(({number}) => number)},
				...messages.flatMap(message => refuse(typedText(message), {problem, hint: ''}, {isTold: true})),
				notice(problem, 'warning'),
			];
		},
		onRefused(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
};
