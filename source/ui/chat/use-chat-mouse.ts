import type {ChatClient} from '../../client/contract.ts';
import type {ChatState} from '../../client/state.ts';
import type {Row} from '../components/row.ts';
import {useMouse, wheelRows} from '../components/use-mouse.ts';
import type {Editor} from '../editor/editor.ts';
import {positionAtCell} from '../editor/view.ts';
import type {MouseReport} from '../terminal/events.ts';
import {columnsMin, rowsMin} from '../terminal/use-window.ts';
import {prompt} from './chat-view.tsx';
import {type InputRoom, inputRoom, type ScreenLayout} from './layout.ts';
import {mouseTarget} from './mouse-target.ts';
import type {Overlay} from './overlay/use-overlay.ts';
import {messageAtRow} from './pane/selection.ts';
import {peopleIn} from './rooms/people.ts';
import {roomAtRow} from './rooms/room-list.ts';
import type {Selection} from './selection-contract.ts';
import type {Help} from './use-help.ts';
import type {Pane} from './use-pane.ts';
import {personAtRow} from './user-list.ts';

export type ChatMouseOptions = {
	readonly client: ChatClient;
	readonly state: ChatState;
	readonly columns: number;
	readonly rows: number;
	readonly layout: ScreenLayout;
	/** What stands above the input. */
	readonly banner: readonly Row[];
	readonly inputRows: number;
	readonly pane: Pane;
	readonly selection: Selection;
	readonly overlay: Overlay;
	readonly help: Help;
	readonly editor: Editor;
	/** Begin to write a line; what was being written is kept. */
	readonly write: (line: string) => void;
};

const key = (name: 'up' | 'down') => ({name, text: '', ctrl: false, meta: false, shift: false}) as const;

/** The wheel scrolls; a click goes to a room, selects a message, chooses from a list or a menu, begins a whisper, or puts the cursor where it was. */
export const useChatMouse = (options: ChatMouseOptions): void => {
	const {client, state, columns, rows, layout, pane, selection, overlay, help, editor, write} = options;
	const isCovered = help.rows !== undefined || overlay.isOpen;
	const input: InputRoom = inputRoom(columns, rows);

	const turn = (isUp: boolean): void => {
		if (overlay.isOpen) {
			overlay.press(key(isUp ? 'up' : 'down'));
			return;
		}

		for (let row = 0; row < wheelRows; row++) {
			(help.rows === undefined ? pane : help).scroll(isUp ? 'line-up' : 'line-down');
		}
	};

	const click = (report: MouseReport): void => {
		const target = mouseTarget(report, {...options, bannerRows: options.banner.length});
		switch (target?.type) {
			case 'rooms': {
				const room = roomAtRow(state, target.row, layout.pane.height);
				if (room !== undefined && !overlay.isOpen) {
					help.show(false);
					client.show(room);
				}

				return;
			}

			case 'pane': {
				if (overlay.isOpen) {
					overlay.pick(target.row, layout.pane.height);
				} else if (!isCovered && !selection.point(target)) {
					const index = messageAtRow(pane.position, target.row, pane.view);
					if (index !== -1) {
						selection.pick(index);
					}
				}

				return;
			}

			case 'people': {
				const person = personAtRow(peopleIn(state), target.row, layout.pane.height);
				if (person !== undefined && person.id !== state.you?.id && !isCovered) {
					write(`/whisper ${person.name} `);
				}

				return;
			}

			case 'input': {
				const field = overlay.isOpen ? overlay.editor : editor;
				const position = positionAtCell(field.getState(), target, {...input, prompt: prompt()});
				if (position !== undefined) {
					field.dispatch({type: 'place', position});
				}

				return;
			}

			case undefined:
		}
	};

	useMouse(report => {
		client.stir();
		if (columns < columnsMin || rows < rowsMin) {
			return;
		}

		if (report.what === 'click') {
			click(report);
		} else {
			turn(report.what === 'wheel-up');
		}
	});
};
