/** The modes of the terminal that a full-screen program changes, and how they are put back. */

/** Terminals disagree about the width of emoji: with auto-wrap on, one row too wide would scroll the whole screen. */
export const autoWrapOff = '\u{1B}[?7l';
export const autoWrapOn = '\u{1B}[?7h';

/** Reports of focus (xterm, DECSET 1004), and the question whether the terminal knows them (DECRQM). */
export const focusReportsOn = '\u{1B}[?1004h';
export const focusReportsOff = '\u{1B}[?1004l';
export const focusReportsQuery = '\u{1B}[?1004$p';

/** Asks the terminal for its name and version (xterm, XTVERSION): over SSH its variables are not there to say so. */
export const versionQuery = '\u{1B}[>q';

/** Presses of the mouse and its wheel (DECSET 1000), each as `CSI < b ; x ; y M` (1006): no other form has cells beyond 223. */
export const mouseOn = '\u{1B}[?1000h\u{1B}[?1006h';
export const mouseOff = '\u{1B}[?1006l\u{1B}[?1000l';

/** Home, and everything erased. */
export const eraseScreen = '\u{1B}[2J\u{1B}[H';

/** After Ink has left the alternate screen: auto-wrap on, reports of focus and mouse off, bracketed paste off, the cursor shown, colours plain. */
export const restoreModes = `${autoWrapOn}\u{1B}[?1004l\u{1B}[?1000l\u{1B}[?1002l\u{1B}[?1003l\u{1B}[?1006l\u{1B}[?2004l\u{1B}[?25h\u{1B}[0m`;

/** Where Ink could not do its part: the alternate screen's keyboard as it was (Kitty), and that screen left. */
export const leaveAlternateScreen = '\u{1B}[<u\u{1B}[?1049l';

/** Where the modes of a screen are set and taken back, on its beginning and end and around whatever else has the terminal. */
export type ScreenModes = {
	/** The screen has the terminal; again where something else may have changed it. */
	enter(): void;
	/** Something else has it. */
	leave(): void;
	/** Whether the mouse is reported while the screen has the terminal. */
	setMouse(isOn: boolean): void;
};

/** Set no modes until `enter`. */
export const createScreenModes = (write: (text: string) => void): ScreenModes => {
	let isIn = false;
	let isMouseOn = false;

	return {
		enter() {
			isIn = true;
			write(autoWrapOff + focusReportsOn + (isMouseOn ? mouseOn : ''));
		},
		leave() {
			isIn = false;
			write((isMouseOn ? mouseOff : '') + focusReportsOff + autoWrapOn);
		},
		setMouse(isOn) {
			if (isOn !== isMouseOn) {
				isMouseOn = isOn;
				if (isIn) {
					write(isOn ? mouseOn : mouseOff);
				}
			}
		},
	};
};
