/** The one way to run a full-screen Ink program: the terminal is set up before the first frame, and put back on every way out. Knows no chat. */
import process from 'node:process';
import {type Instance, render} from 'ink';
import type {ReactNode} from 'react';
import type {Store} from '../../client/contract.ts';
import {queryBackground, type TerminalLook, watchBackground} from './background.ts';
import {createFocus, type FocusStore} from './focus.ts';
import {frameOutput} from './frame/output.ts';
import {holdOutput} from './held-output.ts';
import {createLastAnswer} from './last-answer.ts';
import {
	createScreenModes,
	eraseScreen,
	focusReportsQuery,
	leaveAlternateScreen,
	restoreModes,
	versionQuery,
} from './modes.ts';
import {ScreenRoot} from './screen-root.tsx';
import {createFilteredStdin} from './stdin-filter.ts';

const signalNumbers = {SIGHUP: 1, SIGINT: 2, SIGTERM: 15} as const;

/** Signals that end a screen. */
export type EndSignal = keyof typeof signalNumbers;

export type Screen<Result> = {
	/** The terminal's background, and another once it says so after the first frame. */
	readonly look: Store<TerminalLook>;
	/** Whether somebody looks at it. */
	readonly focus: FocusStore;
	/** What the terminal says it is, such as `kitty(0.36.4)`; undefined until it says so. */
	version(): string | undefined;
	/** Whether the mouse is reported: then the terminal's own selecting needs Shift. Off at first. */
	setMouse(isOn: boolean): void;
	/** End the screen; `runScreen` resolves with this. */
	exit(result: Result): void;
};

/** How a screen ended: by `exit`, or by a signal, after which the caller cleans up and ends the process with `exitCodeOf`. */
export type ScreenEnd<Result> =
	| {readonly type: 'exit'; readonly result: Result}
	| {readonly type: 'signal'; readonly signal: EndSignal};

/** The status that shells give a process which a signal ended. */
export const exitCodeOf = (signal: EndSignal): number => 128 + signalNumbers[signal];

/** Whether both ends are a terminal; without one there is no screen. */
export const hasTerminal = (): boolean => process.stdin.isTTY === true && process.stdout.isTTY === true;

const attempt = (action: () => void) => {
	try {
		action();
	} catch {
		// On the way out the terminal may be gone already.
	}
};

const ignore = (): void => {};

let isOutliving = false;

/** The terminal is gone. What is left to do, such as to tell everyone goodbye, must not end at the second word of that: a late SIGHUP, or a write that fails. */
const outliveTerminal = () => {
	if (isOutliving) {
		return;
	}

	isOutliving = true;
	process.on('SIGHUP', ignore);
	for (const stream of [process.stdin, process.stdout, process.stderr]) {
		stream.on('error', ignore);
	}
};

const schedule = (ms: number, callback: () => void) => {
	const timer = setTimeout(callback, ms);
	return () => clearTimeout(timer);
};

/**
Run a full-screen program until it calls `exit` or a signal ends it. When this settles the terminal is as it was before,
and what was written to stderr meanwhile is written then. Rejects with what a component threw, and with exceptions and
rejections that nobody caught; the caller prints them. Open sockets keep Node alive: call for the exit afterwards.
*/
export const runScreen = async <Result,>(
	draw: (screen: Screen<Result>) => ReactNode,
): Promise<ScreenEnd<Result>> => {
	if (!hasTerminal()) {
		throw new Error('A full-screen program needs a terminal.');
	}

	const {stdin, stdout} = process;
	const {promise: ended, resolve, reject} = Promise.withResolvers<ScreenEnd<Result>>();
	const releaseOutput = holdOutput(process.stderr, process);
	const input = createFilteredStdin(stdin);
	const focus = createFocus(input);
	const write = (text: string) => stdout.write(text);
	const modes = createScreenModes(write);
	const lastAnswer = createLastAnswer({events: input, write, schedule});
	let version: string | undefined;
	input.subscribe(event => {
		if (event.type === 'version') {
			version = event.text;
		}
	});
	let instance: Instance | undefined;

	const onSignal = (signal: NodeJS.Signals) => {
		if (signal === 'SIGINT' || signal === 'SIGTERM') {
			resolve({type: 'signal', signal});
		}
	};

	// A terminal window that was closed: its signal may come later than the end of the input, or not at all, or both several times.
	let isHungUp = false;
	const onHangup = () => {
		isHungUp = true;
		outliveTerminal();
		resolve({type: 'signal', signal: 'SIGHUP'});
	};

	let isRestored = false;
	const restore = () => {
		if (isRestored) {
			return;
		}

		isRestored = true;
		let restoring = restoreModes;
		try {
			instance?.unmount();
		} catch {
			restoring = leaveAlternateScreen + restoring;
		}

		attempt(() => input.close());
		attempt(() => stdout.write(restoring));
		process.off('exit', restore).off('uncaughtException', reject).off('unhandledRejection', reject);
		process.off('SIGHUP', onHangup).off('SIGINT', onSignal).off('SIGTERM', onSignal);
		stdin.off('end', onHangup).off('error', onHangup);
		stdout.off('error', onHangup);
		attempt(releaseOutput);
	};

	// Also when someone calls process.exit(): the last chance, and everything in it is synchronous.
	process.on('exit', restore).on('uncaughtException', reject).on('unhandledRejection', reject);
	process.on('SIGHUP', onHangup).on('SIGINT', onSignal).on('SIGTERM', onSignal);
	stdin.on('end', onHangup).on('error', onHangup);
	stdout.on('error', onHangup);

	const run = async () => {
		input.setRawMode(true);
		const look = watchBackground(input, process.env);
		await queryBackground({events: input, write, schedule, env: process.env});
		if (isRestored) {
			return ended;
		}

		const node = draw({
			look,
			focus,
			version: () => version,
			setMouse: modes.setMouse,
			exit: result => resolve({type: 'exit', result}),
		});
		const tree = (
			<ScreenRoot
				events={input}
				focus={focus}
				modes={modes}
				onRepaint={() => {
					instance?.clear();
					modes.enter();
					write(eraseScreen);
					instance?.rerender(tree);
				}}
				onReady={() => input.ready()}
			>
				{node}
			</ScreenRoot>
		);
		modes.enter();
		// Terminal.app and old Linux consoles take the queries' last letters for a text.
		if (process.env.TERM_PROGRAM !== 'Apple_Terminal' && process.env.TERM !== 'linux') {
			write(focusReportsQuery + versionQuery);
		}

		instance = render(tree, {
			stdin: input.stream,
			// What differs from the frame before is found out there.
			stdout: frameOutput(stdout),
			alternateScreen: true,
			exitOnCtrlC: false,
			// Even with CI set: someone sits in front of this terminal.
			interactive: true,
			// With Ink's 30 its throttle re-arms, and the real rate is 16.
			maxFps: 120,
			patchConsole: true,
			// Where the terminal has it. With the other layout's key, Ctrl and Alt are what they are without the protocol.
			kittyKeyboard: {mode: 'auto', flags: ['disambiguateEscapeCodes', 'reportAlternateKeys']},
		});
		// After Ink's own question for the Kitty keyboard.
		lastAnswer.ask();
		// Here for those who end by Ink's own `exit`; for all others it is settled already.
		resolve({type: 'exit', result: (await instance.waitUntilExit()) as Result});
		return ended;
	};

	try {
		return await Promise.race([ended, run()]);
	} finally {
		if (!isHungUp) {
			await lastAnswer.settled();
		}

		restore();
	}
};
