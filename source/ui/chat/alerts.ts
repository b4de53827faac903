/** Tells somebody who looks elsewhere what is said to them. Knows the client's news and whether one looks; nothing of terminals or of React. */
import type {ChatClient, Notable} from '../../client/contract.ts';
import {words} from '../../words/words.ts';
import type {FocusStore} from '../terminal/focus.ts';
import {listNames} from './pane/summary.ts';

/** What is worth telling: `mention` is whispers too. */
export type AlertLevel = 'off' | 'whisper' | 'mention' | 'all';

/** A line of what happened, and one of what was said. */
export type Alert = {readonly title: string; readonly body: string};

export type AlertOptions = {
	readonly client: Pick<ChatClient, 'onNotable'>;
	readonly level: () => AlertLevel;
	readonly focus: FocusStore;
	readonly show: (alert: Alert) => void;
	/** Call back after `ms` unless the returned function is called first. */
	readonly schedule: (ms: number, callback: () => void) => () => void;
};

/** What comes within so long of the first is told with it: pages of what was missed come in several. */
export const gatherMs = 400;

/** After one was told, for so long there is no other: what comes meanwhile is told together at the end. */
export const quietMs = 10_000;

/** More are not counted. */
const gatheredMax = 999;

const isWanted = (level: AlertLevel, {kind, isMissed}: Notable): boolean => {
	switch (level) {
		case 'off':
			return false;
		case 'whisper':
			return kind === 'whisper';
		case 'mention':
			return kind !== 'message';
		case 'all':
			// What was missed would be told as one message after the other, hours later.
			return kind !== 'message' || !isMissed;
	}
};

const namesOf = (notables: readonly Notable[]): string =>
	listNames([...new Set(notables.map(({from}) => from.name))]);

/** One for all that was gathered. */
const alertOf = (notables: readonly Notable[]): Alert | undefined => {
	const said = words().alerts;
	const [first] = notables;
	if (first === undefined) {
		return undefined;
	}

	if (notables.every(({isMissed}) => isMissed)) {
		return {title: said.missed(notables.length), body: namesOf(notables)};
	}

	if (notables.length > 1) {
		return {title: said.several(notables.length), body: namesOf(notables)};
	}

	const {kind, from, room, text} = first;
	return {title: kind === 'whisper' ? said.whisper(from.name) : said.said(from.name, room), body: text};
};

/** Begin to tell. Where the terminal does not say whether one looks, it is told too. Returns its undo. */
export const startAlerts = ({client, level, focus, show, schedule}: AlertOptions): (() => void) => {
	let gathered: Notable[] = [];
	/** Until it is over, nothing is told: it gathers, or it is quiet after something was. */
	let cancel: (() => void) | undefined;

	const wait = (ms: number): void => {
		cancel = schedule(ms, () => {
			cancel = undefined;
			const alert = alertOf(gathered);
			gathered = [];
			if (alert !== undefined) {
				wait(quietMs);
				show(alert);
			}
		});
	};

	const forget = client.onNotable(notable => {
		const isFull = gathered.length >= gatheredMax;
		if (focus.getState() !== 'focused' && isWanted(level(), notable) && !isFull) {
			gathered.push(notable);
			if (cancel === undefined) {
				wait(gatherMs);
			}
		}
	});

	// Who has looked knows.
	const ignore = focus.subscribe(() => {
		if (focus.getState() === 'focused') {
			gathered = [];
		}
	});

	return () => {
		forget();
		ignore();
		cancel?.();
	};
};
