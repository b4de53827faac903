/** Whom one ignores: what they say, and that they come and go, is not shown. Knows names; that they are kicked is shown all the same. */
import {
	type Author,
	type HistoryMessage,
	type Quote,
	type Reaction,
	serverId,
	type UserId,
} from '../messages.ts';
import {foldName} from '../text/nickname.ts';
import {sanitizeLine} from '../text/sanitize.ts';
import type {ClientAction, StateFrame} from './actions.ts';
import type {ChatClient} from './contract.ts';
import {memberNamed} from './member-named.ts';
import {peopleOf, type Reacting, withReaction} from './reactions.ts';
import type {ChatState, ShownQuote} from './state.ts';

/** Where the names are kept over the end of the program. Neither throws. */
export type IgnoredNames = {
	read(): readonly string[];
	/** Another client may have kept others meanwhile: `change` is of what is there now. */
	change(change: (names: readonly string[]) => readonly string[]): void;
};

export type Ignoring = {
	/** What the screen may ask for. */
	readonly actions: Pick<ChatClient, 'ignore' | 'unignore' | 'ignored'>;
	/** The same without what is not to be shown. */
	filter(actions: readonly ClientAction[]): readonly ClientAction[];
	/** Whether what somebody said is shown. One's own is, always. */
	isHeard(message: Pick<HistoryMessage, 'from' | 'number'>): boolean;
};

/** A name, and everyone who has been seen to have it: another one does not help them. */
type Ignored = {readonly name: string; readonly ids: Set<UserId>};

type FrameAction = Extract<ClientAction, {type: 'frame'}>;

export const createIgnoring = ({
	kept,
	dispatch,
	getState,
}: {
	readonly kept: IgnoredNames | undefined;
	dispatch(actions: readonly ClientAction[]): void;
	getState(): ChatState;
}): Ignoring => {
	const all = new Map<string, Ignored>(
		(kept?.read() ?? []).map(name => [foldName(name), {name, ids: new Set<UserId>()}]),
	);

	const isIgnored = ({id, name}: Pick<Author, 'id' | 'name'>): boolean => {
		if (all.size === 0 || id === serverId || id === getState().you?.id) {
			return false;
		}

		const byName = all.get(foldName(name));
		byName?.ids.add(id);
		return byName !== undefined || [...all.values()].some(({ids}) => ids.has(id));
	};

	const isHeard: Ignoring['isHeard'] = ({from, number}) => number !== undefined || !isIgnored(from);

	const withoutReactions = <Message extends {readonly reactions?: readonly Reaction[]}>(
		message: Message,
	): Message => {
		const isTheirs = (person: Reacting): boolean =>
			person.id === '' ? all.has(foldName(person.name)) : isIgnored(person);
		const {reactions} = message;
		return reactions?.some(reaction => peopleOf(reaction).some(isTheirs))
			? {
					...message,
					reactions: reactions.reduce(
						(left, {emoji}) => withReaction(left, emoji, people => people.filter(one => !isTheirs(one))),
						reactions,
					),
				}
			: message;
	};

	/** What they said is not shown in others' answers either; it is kept there, for when they are heard again. */
	const withoutQuote = <Message extends {readonly quote?: Quote}>(message: Message): Message => {
		const {quote} = message;
		return quote !== undefined && isIgnored(quote.from)
			? {...message, quote: {...quote, ignored: true} satisfies ShownQuote}
			: message;
	};

	const heard = <Message extends HistoryMessage>(messages: readonly Message[]): Message[] =>
		messages.filter(isHeard).map(message => withoutQuote(withoutReactions(message)));

	/** Whether somebody came, went or changed their name of their own accord. */
	const isQuiet = (frame: StateFrame): boolean => {
		switch (frame.type) {
			case 'joined':
			case 'parted': {
				return isIgnored(frame.member);
			}

			case 'left': {
				return frame.reason !== 'kicked' && frame.reason !== 'banned' && isIgnored(frame.member);
			}

			case 'renamed': {
				// Both: with either name they are the same one.
				return [frame.from, frame.name].filter(name => isIgnored({id: frame.id, name})).length > 0;
			}

			default: {
				return false;
			}
		}
	};

	/** Whoever deletes what another said does something to them; what becomes of what an ignored one said is nothing to oneself. */
	const isHeardChange = (change: Extract<StateFrame, {type: 'amended'}>): boolean =>
		(change.amendment.type === 'delete' || !isIgnored(change.by)) &&
		(change.quote === undefined || !isIgnored(change.quote.from));

	const filterFrame = (action: FrameAction): FrameAction | undefined => {
		const {frame} = action;
		switch (frame.type) {
			case 'message':
			case 'whisper': {
				return isIgnored(frame.from) ? undefined : {...action, frame: withoutQuote(frame)};
			}

			case 'amended': {
				return isHeardChange(frame) ? action : undefined;
			}

			case 'history': {
				const {entries, amended} = frame;
				const changes = amended?.filter(({by, amendment}) => amendment.type === 'delete' || !isIgnored(by));
				return {
					...action,
					frame: {...frame, entries: heard(entries), ...(changes === undefined ? {} : {amended: changes})},
				};
			}

			default: {
				return isQuiet(frame) ? {...action, isQuiet: true} : action;
			}
		}
	};

	const filterOne = (action: ClientAction): readonly ClientAction[] => {
		switch (action.type) {
			case 'frame': {
				const shown = filterFrame(action);
				return shown === undefined ? [] : [shown];
			}

			case 'paged': {
				return [{...action, entries: heard(action.entries)}];
			}

			case 'found': {
				const {hits} = action.frame;
				return [{...action, frame: {...action.frame, hits: heard(hits)}, last: hits.at(-1)?.seq}];
			}

			case 'revealed': {
				return heard([action.message]).map(message => ({...action, message}));
			}

			case 'typing': {
				return isIgnored(action) ? [] : [action];
			}

			default: {
				return [action];
			}
		}
	};

	return {
		isHeard,
		filter: actions => (all.size === 0 ? actions : actions.flatMap(filterOne)),
		actions: {
			ignore(raw) {
				const wanted = sanitizeLine(raw);
				const state = getState();
				const person = memberNamed(state, wanted);
				const folded = foldName(wanted);
				if (folded === '' || folded === foldName(state.you?.name ?? '')) {
					return false;
				}

				const name = person?.name ?? wanted;
				const ids = person === undefined || person.id === '' ? [] : [person.id];
				// Whoever had the name before is not heard again by it.
				all.set(folded, {name, ids: new Set([...(all.get(folded)?.ids ?? []), ...ids])});
				kept?.change(names => [...names.filter(other => foldName(other) !== folded), name]);
				dispatch([{type: 'hidden', name, ids}]);
				return true;
			},
			unignore(raw) {
				const folded = foldName(sanitizeLine(raw));
				const id = memberNamed(getState(), folded)?.id ?? '';
				// By the name that they have now as well.
				const gone = [...all].filter(([key, {ids}]) => key === folded || ids.has(id)).map(([key]) => key);
				const names = [raw, ...gone.flatMap(key => all.get(key)?.name ?? [])];
				const ids = [id, ...gone.flatMap(key => [...(all.get(key)?.ids ?? [])])].filter(one => one !== '');
				for (const key of gone) {
					all.delete(key);
				}

				dispatch([{type: 'unhidden', names, ids}]);

				kept?.change(names => names.filter(other => !gone.includes(foldName(other))));
				return gone.length > 0;
			},
			ignored: () => [...all.values()].map(({name}) => name),
		},
	};
};
