import test from 'ava';
import {hasFullScreen} from '../../source/commands/full-screen.ts';

const terminal = {isTTY: true};
const pipe = {};

test('both ends are a terminal, and it is not a dumb one', t => {
	t.true(hasFullScreen({stdin: terminal, stdout: terminal}, {TERM: 'xterm-256color'}));
	t.true(hasFullScreen({stdin: terminal, stdout: terminal}, {}));
	t.false(hasFullScreen({stdin: pipe, stdout: terminal}, {TERM: 'xterm'}));
	t.false(hasFullScreen({stdin: terminal, stdout: pipe}, {TERM: 'xterm'}));
	t.false(hasFullScreen({stdin: terminal, stdout: terminal}, {TERM: 'dumb'}));
});
