import process from 'node:process';
import type {ExecutionContext} from 'ava';
import {openTerminal, type TerminalOptions, type TestTerminal} from './terminal.ts';

export const fieldCommand = [process.execPath, '--import=tsx', 'test/helpers/field-fixture.tsx'] as const;

/** The field fixture in a terminal of 60×12, shown and waiting for keys. */
export const openField = async (
	t: ExecutionContext,
	args: readonly string[] = [],
	options: TerminalOptions = {},
): Promise<TestTerminal> => {
	const [file, ...rest] = fieldCommand;
	const terminal = openTerminal(file, [...rest, ...args], {cols: 60, rows: 12, ...options});
	t.teardown(terminal.close);
	await terminal.waitFor('글을 쓰세요');
	// Only with the cursor in its place is the first frame complete.
	await terminal.waitFor(() => terminal.modes().cursorVisible);
	return terminal;
};
