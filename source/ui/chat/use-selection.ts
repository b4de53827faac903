import {useEffect, useEffectEvent} from 'react';
import {hasReacted} from '../../client/state.ts';
import type {Seq} from '../../messages.ts';
import {withoutHangulLayout} from '../../text/hangul-layout.ts';
import {type KeyPress, matchKey} from '../keys.ts';
import {emptyPicker, pressPicker} from './emoji-picker.ts';
import {type Choice, choiceOf, choicesFor, linkIn, type Message, selectHints} from './message-menu.ts';
import {overPane} from './over-pane.ts';
import {following, type Scroll} from './pane/scroll.ts';
import {firstSelected, indexOfKey, nextSelected, showLine} from './pane/selection.ts';
import {blockAt} from './pane/window.ts';
import {type Over, selectMoves} from './selected.ts';
import type {Selection, SelectionOptions} from './selection-contract.ts';

/** A message in the pane is selected, and something is done with it. */
export const useSelection = ({
	client,
	state,
	pane,
	composing,
	selected,
	setSelected,
	copy,
	openLink,
	theme,
}: SelectionOptions): Selection => {
	const {active, you} = state;
	const {view} = pane;
	const key = view.selected;
	const index = key === undefined ? -1 : indexOfKey(view.lines, key);
	const found = view.lines[index];
	const line = found?.type === 'message' ? found : undefined;
	const possible = line === undefined ? [] : choicesFor(line, {canOpen: openLink !== undefined, you});
	const over = line === undefined ? undefined : selected?.over;

	const setOver = (next: Over | undefined): void => {
		if (selected !== undefined) {
			setSelected({...selected, over: next});
		}
	};

	const select = (at: number, before: Scroll, next?: Over): void => {
		const target = view.lines[at];
		if (target !== undefined) {
			setSelected({room: active, at: {key: target.key}, before, over: next});
			pane.place(active, from => showLine(from, at, view));
		}
	};

	const end = (): void => {
		if (selected !== undefined) {
			pane.place(selected.room, () => selected.before);
			setSelected(undefined);
		}
	};

	const {width, height} = view;
	const keepInView = useEffectEvent((size: {readonly width: number; readonly height: number}) => {
		if (line !== undefined) {
			pane.place(active, from => showLine(from, index, {...view, ...size}));
		}
	});

	// Another size of the pane has other rows.
	useEffect(() => keepInView({width, height}), [width, height]);

	const isOwn = (emoji: string): boolean =>
		line !== undefined && you !== undefined && hasReacted(line, emoji, you);

	const act = (choice: Choice, on: Message): void => {
		switch (choice) {
			case 'reply':
			case 'edit':
				composing[choice](on);
				end();
				return;
			case 'react':
				setOver({type: 'react', picker: emptyPicker});
				return;
			case 'delete':
			case 'details':
				setOver({type: choice});
				return;
			case 'copy':
				copy(on.text);
				setOver(undefined);
				return;
			case 'open':
				openLink?.(linkIn(on.text) ?? '');
				setOver(undefined);
				return;
			case 'whisper':
				end();
				client.converse(on.from.name);
				return;
			case 'jump': {
				const seq = on.quote?.seq ?? 0;
				pane.center(active, seq);
				client.jump(seq);
				setSelected({room: active, at: {seq}, before: selected?.before ?? following});
			}
		}
	};

	/** Put an emoji on a message, or take it off. */
	const put = (emoji: string, seq: Seq): void => {
		client.amend(seq, {type: 'react', emoji, on: !isOwn(emoji)});
		setOver(undefined);
	};

	/** It is to be deleted, or kept. */
	const answer = (isYes: boolean, on: Message): void => {
		if (!isYes) {
			setOver(undefined);
		} else if (on.seq !== undefined) {
			client.amend(on.seq, {type: 'delete'});
			end();
		}
	};

	const pressOver = (press: KeyPress, on: Message): void => {
		const {name, text, ctrl, meta} = press;
		if (name === 'escape') {
			setOver(undefined);
			return;
		}

		switch (over?.type) {
			case 'menu': {
				const choice = choiceOf(press) ?? (name === 'return' ? possible[over.current] : undefined);
				const step = name === 'up' ? -1 : name === 'down' || name === 'tab' ? 1 : 0;
				const {length} = possible;
				if (choice !== undefined && possible.includes(choice)) {
					act(choice, on);
				} else if (step !== 0) {
					setOver({type: 'menu', current: (over.current + step + length) % length});
				}

				return;
			}

			case 'react': {
				const picked = pressPicker(over.picker, press);
				if (picked?.type === 'picking') {
					setOver({type: 'react', picker: picked.picker});
				} else if (picked !== undefined && on.seq !== undefined) {
					put(picked.emoji, on.seq);
				}

				return;
			}

			case 'delete': {
				if ((text === 'y' && !ctrl && !meta) || text === 'n') {
					answer(text === 'y', on);
				}

				return;
			}

			case 'details': {
				setOver(undefined);
				return;
			}

			case undefined:
		}
	};

	const pressSelected = (press: KeyPress, on: Message): boolean => {
		const choice = choiceOf(press);
		if (choice !== undefined) {
			if (possible.includes(choice)) {
				act(choice, on);
			}

			return true;
		}

		const action = matchKey(press, 'select');
		const move = action === undefined ? undefined : selectMoves[action];
		const before = selected?.before ?? following;
		if (move !== undefined) {
			const next = nextSelected(index, move, view);
			if (next !== -1) {
				select(next, before);
			} else if (move === 'newer') {
				// Below the last one is the editor.
				end();
			} else {
				// There may be more, which is not here yet.
				pane.scroll('line-up');
			}

			return true;
		}

		if (action === 'message-menu' && blockAt(view, index)?.fold === 'folded') {
			pane.toggleFold(on.key);
			return true;
		}

		if (action === 'message-menu') {
			setOver({type: 'menu', current: 0});
			return true;
		}

		if (action === 'dismiss') {
			end();
			return true;
		}

		const isTyped = press.name === undefined ? !press.ctrl && !press.meta : press.name === 'backspace';
		if (isTyped) {
			end();
		}

		return false;
	};

	const open =
		line === undefined || over === undefined
			? undefined
			: overPane(over, line, {possible, isOwn, pane, theme});

	return {
		press(pressed) {
			const isLetter = pressed.name === undefined && !pressed.ctrl && !pressed.meta;
			// The letters are where they are, whatever layout is on.
			const press =
				isLetter && over?.type !== 'react'
					? {...pressed, text: withoutHangulLayout(pressed.text).toLowerCase()}
					: pressed;
			if (line === undefined) {
				if (matchKey(press, 'chat') !== 'select') {
					return false;
				}

				const first = firstSelected(pane.position, view);
				if (first !== -1) {
					select(first, pane.position);
				}

				return true;
			}

			// Leaving, and the keys of the terminal, are for the screen.
			const isForScreen = press.ctrl && press.name === undefined;
			if (over !== undefined && !isForScreen) {
				pressOver(press, line);
				return true;
			}

			return pressSelected(press, line);
		},
		rows: rows => open?.rows(rows) ?? rows,
		point(cell) {
			const meant = open?.meantAt(cell);
			if (line === undefined || open === undefined) {
				return false;
			}

			if (meant === 'outside' || over?.type === 'details') {
				setOver(undefined);
			} else if (meant?.type === 'choice') {
				act(meant.choice, line);
			} else if (meant?.type === 'emoji' && line.seq !== undefined) {
				put(meant.emoji, line.seq);
			} else if (meant?.type === 'answer') {
				answer(meant.isYes, line);
			}

			return true;
		},
		hints: line === undefined ? undefined : selectHints(possible),
		askDelete(on) {
			const at = indexOfKey(view.lines, on.key);
			if (at !== -1) {
				select(at, pane.position, {type: 'delete'});
			}
		},
		pick(at) {
			if (at === index) {
				setOver({type: 'menu', current: 0});
			} else {
				select(at, selected?.before ?? pane.position);
			}
		},
		end,
	};
};
