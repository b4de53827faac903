import type {Store} from '../../client/contract.ts';
import {createEditor, type Editor} from '../editor/editor.ts';
import {type KeyPress, matchKey} from '../keys.ts';
import {
	checkHome,
	type FieldName,
	fieldNames,
	type HomeChoice,
	type HomeProblem,
	type HomeValues,
	type Mode,
	type Texts,
} from './choice.ts';

export type FormState = {
	readonly mode: Mode;
	readonly focus: 'mode' | FieldName;
	readonly problem: string;
};

/** The home screen without a screen: its fields, where one is in them, and what its keys do. Outside React, so that several keys in one read all count. */
export type HomeForm = Store<FormState> & {
	/** The editor of a field; hosting and joining have fields of their own. */
	editor(mode: Mode, field: FieldName): Editor;
	press(press: KeyPress): void;
	paste(text: string): void;
};

const stops = ['mode', ...fieldNames] as const;

const editorsOf = (texts: Omit<Texts, 'password'>): Readonly<Record<FieldName, Editor>> => ({
	name: createEditor({text: texts.name, remembers: false}),
	host: createEditor({text: texts.host, remembers: false}),
	port: createEditor({text: texts.port, remembers: false}),
	password: createEditor({remembers: false}),
});

/** Make the form. `problem` is what went wrong the last time; `onChoice` is called with what was chosen and what to remember of it. */
export const createHomeForm = ({
	initial,
	problem = '',
	onChoice,
}: {
	readonly initial: HomeValues;
	readonly problem?: string | undefined;
	readonly onChoice: (choice: HomeChoice, values: HomeValues) => void;
}): HomeForm => {
	const editors = {join: editorsOf(initial.join), host: editorsOf(initial.host)};
	const listeners = new Set<() => void>();
	let state: FormState = {mode: initial.mode, focus: 'name', problem};

	const change = (next: Partial<FormState>): void => {
		state = {...state, ...next};
		for (const listener of [...listeners]) {
			listener();
		}
	};

	const textsOf = (mode: Mode): Texts => {
		const text = (field: FieldName): string => editors[mode][field].getState().text;
		return {name: text('name'), host: text('host'), port: text('port'), password: text('password')};
	};

	const values = (): HomeValues => {
		const {password: _joins, ...join} = textsOf('join');
		const {password: _hosts, ...host} = textsOf('host');
		return {mode: state.mode, join, host};
	};

	const move = (steps: number): void => {
		const at = stops.indexOf(state.focus) + steps;
		change({focus: stops[(at + stops.length) % stops.length] ?? 'mode'});
	};

	const isProblem = (checked: HomeChoice | HomeProblem): checked is HomeProblem => 'field' in checked;

	const choose = (): void => {
		const checked = checkHome(state.mode, textsOf(state.mode));

		if (isProblem(checked)) {
			change({focus: checked.field, problem: checked.text});
		} else {
			onChoice(checked, values());
		}
	};

	/** What the row with the two ways does; everything else means nothing to it. */
	const pressMode = ({name, text}: KeyPress): void => {
		if (name === 'left' || name === 'right' || text === ' ') {
			change({mode: state.mode === 'join' ? 'host' : 'join'});
		}
	};

	return {
		getState: () => state,
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		editor: (mode, field) => editors[mode][field],
		paste(text) {
			if (state.focus !== 'mode') {
				editors[state.mode][state.focus].paste(text);
			}
		},
		press(press) {
			const action = matchKey(press, 'home');
			change({problem: ''});

			if (action === 'quit') {
				onChoice({type: 'quit'}, values());
			} else if (action === 'next-pane' || press.name === 'down') {
				move(1);
			} else if (action === 'previous-pane' || press.name === 'up') {
				move(-1);
			} else if (press.name === 'return') {
				choose();
			} else if (state.focus === 'mode') {
				pressMode(press);
			} else {
				editors[state.mode][state.focus].press(press);
			}
		},
	};
};
