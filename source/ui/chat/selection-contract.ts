/** What one may do with the message that is selected, and what that needs. Types alone. */
import type {ChatClient} from '../../client/contract.ts';
import type {ChatState} from '../../client/state.ts';
import type {Row} from '../components/row.ts';
import type {Hint} from '../components/status-row.ts';
import type {KeyPress} from '../keys.ts';
import type {Theme} from '../theme.ts';
import type {Message} from './message-menu.ts';
import type {Selected} from './selected.ts';
import type {ComposingKeys} from './use-composing.ts';
import type {Pane} from './use-pane.ts';

export type Selection = {
	/** Do what a key means to it. False when it means nothing to it. */
	press(press: KeyPress): boolean;
	/** The rows of the pane with what is open over them. */
	rows(rows: readonly Row[]): readonly Row[];
	/** The keys there are, while a message is selected. */
	readonly hints: readonly Hint[] | undefined;
	/** Ask whether a message is to be deleted. */
	askDelete(line: Message): void;
	/** Somebody points at a cell of the pane: what is there of what is open beside the message is chosen, and anywhere else closes it. False where nothing is open. */
	point(cell: {readonly x: number; readonly row: number}): boolean;
	/** Somebody points at the message of this index: it is selected, and where it is already its menu opens. */
	pick(index: number): void;
	/** Nothing is selected any more. */
	end(): void;
};

export type SelectionOptions = {
	readonly client: ChatClient;
	readonly state: ChatState;
	readonly pane: Pane;
	readonly composing: ComposingKeys;
	readonly selected: Selected | undefined;
	setSelected(selected: Selected | undefined): void;
	/** Put a text into the clipboard, and say so. */
	copy(text: string): void;
	/** Undefined where links cannot be opened. */
	readonly openLink: ((link: string) => void) | undefined;
	readonly theme: Theme;
};
