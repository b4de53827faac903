/** Desktop notifications through the terminal: which sequence shows one, and how it is written. They go over SSH too. Knows no chat. */
import {truncate} from '../../text/cells.ts';
import {sanitizeLine} from '../../text/sanitize.ts';

/** What is shown: each a line of anyone's text, made safe here. */
export type Notification = {readonly title: string; readonly body: string};

/** By its number; `none` where none is known, and the bell is all there is. */
export type NotificationKind = 9 | 99 | 777 | 'none';

type Environment = Readonly<Record<string, string | undefined>>;

const isSet = (value: string | undefined): boolean => (value ?? '') !== '';

/**
The sequence that each terminal shows a notification for, by what the environment says of it. First what is the terminal's own word (its answer to XTVERSION, `TERM`, `TERM_PROGRAM`),
then variables that programs inherit from a terminal which they may have left. Where one is wrong the sequence is passed over, and the bell is heard.

- kitty: OSC 99 (sw.kovidgoyal.net/kitty/desktop-notifications).
- foot: OSC 777 and, from 1.18, 99 (foot's doc/foot-ctlseqs.7). Ghostty: OSC 9 and 777 (ghostty.org/docs/config, `desktop-notifications`). WezTerm: OSC 9 and
  777 (wezterm.org/escape-sequences). rxvt-unicode: OSC 777 with its extension `notify` (urxvt(7)). Windows Terminal: OSC 777, from its pull request 20012 of 2026.
- VTE (GNOME Terminal and others): OSC 777 where the distribution has Fedora's patch; from 0.46 on it is passed over elsewhere.
- iTerm2: OSC 9 (iterm2.com/documentation-escape-codes.html). Warp: OSC 9. Zed: OSC 9, from its pull request 58014.
- None: Terminal.app, Alacritty, xterm, the console, VS Code. GNU screen passes none of them on.
*/
const terminals: ReadonlyArray<
	readonly [isIt: (env: Environment, version: string) => boolean, kind: NotificationKind]
> = [
	[env => isSet(env.STY), 'none'],
	[(_, version) => /^kitty\(/.test(version), 99],
	[(_, version) => /^(?:foot|ghostty|WezTerm)\b/.test(version), 777],
	[(_, version) => /^iTerm2\b/.test(version), 9],
	[(_, version) => Number(/^VTE\((\d+)\)/.exec(version)?.[1] ?? 0) >= 4600, 777],
	[(_, version) => /^(?:XTerm|VTE)\b/.test(version), 'none'],
	[({TERM}) => /^xterm-kitty/.test(TERM ?? ''), 99],
	[({TERM}) => /^(?:foot|xterm-ghostty|wezterm|rxvt-unicode)/.test(TERM ?? ''), 777],
	[({TERM_PROGRAM}) => /^(?:ghostty|WezTerm)$/.test(TERM_PROGRAM ?? ''), 777],
	[({TERM_PROGRAM}) => /^(?:iTerm\.app|WarpTerminal|zed)$/.test(TERM_PROGRAM ?? ''), 9],
	[({TERM_PROGRAM}) => /^(?:Apple_Terminal|vscode)$/.test(TERM_PROGRAM ?? ''), 'none'],
	[env => isSet(env.KITTY_WINDOW_ID), 99],
	[env => isSet(env.GHOSTTY_RESOURCES_DIR) || isSet(env.WEZTERM_PANE), 777],
	[env => isSet(env.ITERM_SESSION_ID) || env.LC_TERMINAL === 'iTerm2', 9],
	[env => isSet(env.WT_SESSION), 777],
	[({VTE_VERSION}) => Number(VTE_VERSION ?? 0) >= 4600, 777],
];

/** Which sequence the terminal shows a notification for. `version` is what it says it is; tmux answers for itself, which tells nothing. */
export const notificationKind = (env: Environment, version = ''): NotificationKind =>
	terminals.find(([isIt]) => isIt(env, version))?.[1] ?? 'none';

const titleCells = 60;
const bodyCells = 160;

const string = (text: string): string => `\u{1B}]${text}\u{1B}\\`;

/** The one before is replaced: a desktop shall not fill up with them. */
const identity = 'chat-tui';

const sequenceOf = (kind: Exclude<NotificationKind, 'none'>, title: string, body: string): string => {
	switch (kind) {
		case 9:
			// One text alone. What begins with a number and a semicolon is a command of ConEmu's.
			return string(
				`9;${[title, body]
					.filter(part => part !== '')
					.join(': ')
					.replace(/^(\d*);/, '$1,')}`,
			);
		case 777: {
			// A semicolon ends the title.
			const [safeTitle, safeBody] = [title, body].map(part => part.replaceAll(';', ','));
			return string(`777;notify;${safeTitle};${safeBody}`);
		}

		case 99:
			// In two parts; shown only while the window has no focus, whatever is known of that here.
			return body === ''
				? string(`99;i=${identity}:o=unfocused;${title}`)
				: string(`99;i=${identity}:o=unfocused:d=0;${title}`) + string(`99;i=${identity}:p=body;${body}`);
	}
};

/** What tmux hands on to the terminal that it is in, where `allow-passthrough` is on; elsewhere it drops it. */
const throughTmux = (sequence: string): string =>
	`\u{1B}Ptmux;${sequence.replaceAll('\u{1B}', '\u{1B}\u{1B}')}\u{1B}\\`;

/** What shows a notification in the terminal of this environment; an empty text where nothing does. No more than 60 and 160 cells are shown. */
export const notificationSequence = (
	{title, body}: Notification,
	env: Environment,
	version?: string,
): string => {
	const kind = notificationKind(env, version);
	if (kind === 'none') {
		return '';
	}

	const sequence = sequenceOf(
		kind,
		truncate(sanitizeLine(title), titleCells),
		truncate(sanitizeLine(body), bodyCells),
	);
	return isSet(env.TMUX) ? throughTmux(sequence) : sequence;
};

/** The bell: a sound, a mark on the window or nothing, as the terminal is set. tmux marks the window with it. */
export const bell = '\u{7}';
