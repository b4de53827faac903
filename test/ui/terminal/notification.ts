import test from 'ava';
import fc from 'fast-check';
import {notificationKind, notificationSequence} from '../../../source/ui/terminal/notification.ts';

const esc = '\u001B';
const news = {title: 'mina whispers', body: '차 마실래?'};

test('each terminal is known by what it says of itself', t => {
	for (const [env, kind] of [
		[{TERM: 'xterm-kitty', KITTY_WINDOW_ID: '1'}, 99],
		[{TERM: 'xterm-256color', KITTY_WINDOW_ID: '1'}, 99],
		[{TERM: 'foot'}, 777],
		[{TERM: 'foot-extra', KITTY_WINDOW_ID: '1'}, 777],
		[{TERM: 'xterm-ghostty'}, 777],
		[{TERM: 'xterm-256color', TERM_PROGRAM: 'ghostty'}, 777],
		[{TERM: 'xterm-256color', TERM_PROGRAM: 'WezTerm'}, 777],
		[{TERM: 'rxvt-unicode-256color'}, 777],
		[{TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app'}, 9],
		[{TERM: 'xterm-256color', LC_TERMINAL: 'iTerm2'}, 9],
		[{TERM: 'xterm-256color', TERM_PROGRAM: 'WarpTerminal'}, 9],
		[{TERM: 'xterm-256color', TERM_PROGRAM: 'zed'}, 9],
		[{TERM: 'xterm-256color', WT_SESSION: '4c'}, 777],
		[{TERM: 'xterm-256color', VTE_VERSION: '7600'}, 777],
		[{TERM: 'xterm-256color', VTE_VERSION: '3400'}, 'none'],
		[{TERM: 'xterm-256color', TERM_PROGRAM: 'Apple_Terminal'}, 'none'],
		// Begun from another terminal, whose variables are still there.
		[{TERM: 'xterm-256color', TERM_PROGRAM: 'vscode', KITTY_WINDOW_ID: '1'}, 'none'],
		[{TERM: 'tmux-256color', TERM_PROGRAM: 'tmux', TMUX: '/tmp/x', KITTY_WINDOW_ID: '1'}, 99],
		[{TERM: 'tmux-256color', TERM_PROGRAM: 'tmux', TMUX: '/tmp/x'}, 'none'],
		[{TERM: 'screen', STY: '1.pts', KITTY_WINDOW_ID: '1'}, 'none'],
		[{TERM: 'xterm-256color', WT_SESSION: '', VTE_VERSION: ''}, 'none'],
		[{TERM: 'xterm-256color'}, 'none'],
		[{}, 'none'],
	] as const) {
		t.is(notificationKind(env), kind, JSON.stringify(env));
	}
});

test('over SSH it is known by its answer alone, and that goes before what variables say', t => {
	const env = {TERM: 'xterm-256color'};
	for (const [version, kind] of [
		['kitty(0.36.4)', 99],
		['foot(1.18.1)', 777],
		['ghostty 1.1.0', 777],
		['WezTerm 20240203-110809-5046fc22', 777],
		['iTerm2 3.5.10', 9],
		['VTE(7600)', 777],
		['VTE(3400)', 'none'],
		['XTerm(390)', 'none'],
		['tmux 3.5', 'none'],
		['', 'none'],
	] as const) {
		t.is(notificationKind(env, version), kind, version);
	}

	t.is(notificationKind({...env, KITTY_WINDOW_ID: '1'}, 'XTerm(390)'), 'none');
	t.is(notificationKind({...env, TMUX: '/tmp/x', KITTY_WINDOW_ID: '1'}, 'tmux 3.5'), 99);
	t.is(notificationKind({...env, STY: '1.pts'}, 'kitty(0.36.4)'), 'none');
	t.is(notificationSequence(news, env, 'iTerm2 3.5.10'), `${esc}]9;mina whispers: 차 마실래?${esc}\\`);
});

test('the sequence of each', t => {
	t.is(notificationSequence(news, {TERM: 'foot'}), `${esc}]777;notify;mina whispers;차 마실래?${esc}\\`);
	t.is(notificationSequence(news, {TERM_PROGRAM: 'iTerm.app'}), `${esc}]9;mina whispers: 차 마실래?${esc}\\`);
	t.is(
		notificationSequence(news, {TERM: 'xterm-kitty'}),
		`${esc}]99;i=chat-tui:o=unfocused:d=0;mina whispers${esc}\\${esc}]99;i=chat-tui:p=body;차 마실래?${esc}\\`,
	);
	t.is(
		notificationSequence({...news, body: ''}, {TERM: 'xterm-kitty'}),
		`${esc}]99;i=chat-tui:o=unfocused;mina whispers${esc}\\`,
	);
	t.is(notificationSequence(news, {TERM: 'xterm-256color'}), '');
});

test('tmux passes it on, with its escapes doubled', t => {
	const env = {TERM: 'tmux-256color', TMUX: '/tmp/tmux-1/default,1,0', ITERM_SESSION_ID: 'w0'};
	t.is(
		notificationSequence(news, env),
		`${esc}Ptmux;${esc}${esc}]9;mina whispers: 차 마실래?${esc}${esc}\\${esc}\\`,
	);
});

test('no semicolon of anyone’s ends the title, or is a command', t => {
	const {title, body} = {title: 'a;b', body: 'c;d;e'};
	t.is(notificationSequence({title, body}, {TERM: 'foot'}), `${esc}]777;notify;a,b;c,d,e${esc}\\`);
	t.is(notificationSequence({title: '4;1;50', body: ''}, {TERM_PROGRAM: 'zed'}), `${esc}]9;4,1;50${esc}\\`);
});

test('whatever is said, it is one sequence without a control character, and not long', t => {
	const anything = fc.oneof(
		fc.string({unit: 'binary', maxLength: 400}),
		fc
			.array(
				fc.constantFrom(
					`${esc}\\`,
					`${esc}]0;x`,
					'\u0007',
					'\u009C',
					'\n',
					';',
					'한',
					'👩‍👩‍👧‍👦',
					'\u0301',
					'4',
				),
				{
					maxLength: 400,
				},
			)
			.map(parts => parts.join('')),
	);
	const terminals = [{TERM: 'foot'}, {TERM_PROGRAM: 'iTerm.app'}, {TERM: 'xterm-kitty'}];
	fc.assert(
		fc.property(anything, anything, fc.constantFrom(...terminals), (title, body, env) => {
			const sequence = notificationSequence({title, body}, env);
			const parts = sequence.split(`${esc}\\`);
			t.is(parts.pop(), '');
			for (const part of parts) {
				t.regex(
					part,
					/^\u001B\](?:777;notify;[^;\p{Cc}]*;[^;\p{Cc}]*|9;(?!\d*;)[^\p{Cc}]*|99;[a-z\d=:-]+;[^\p{Cc}]*)$/u,
				);
			}

			t.true(Buffer.byteLength(sequence) < 16_000);
		}),
		{numRuns: 500},
	);
});
