import test from 'ava';
import {colorForce, prepareColors} from '../../../source/ui/terminal/color-environment.ts';

test('NO_COLOR forbids colours, unless it is empty', t => {
	t.is(colorForce({NO_COLOR: '1', FORCE_COLOR: '3', COLORTERM: 'truecolor'}, true), '0');
	t.is(colorForce({NO_COLOR: ''}, true), undefined);
});

test('CI does not take the colours from a terminal', t => {
	t.is(colorForce({CI: 'true', TERM: 'xterm-256color'}, true), '2');
	t.is(colorForce({CI: 'true', TERM: 'xterm-256color', COLORTERM: 'truecolor'}, true), '3');
	t.is(colorForce({CI: 'true', TERM: 'vt100'}, true), '1');
	t.is(colorForce({CI: 'true', TERM: 'dumb'}, true), undefined);
	t.is(colorForce({CI: 'true', TERM: 'xterm-256color'}, false), undefined);
	t.is(colorForce({CI: 'true', FORCE_COLOR: '1'}, true), undefined);
	t.is(colorForce({TERM: 'xterm-256color'}, true), undefined);
});

test('in tmux there are 256 colours, whatever it calls itself', t => {
	const env = {TMUX: '/tmp/tmux-0/default,1,0', TERM: 'screen'};
	t.is(colorForce(env, true), '2');
	t.is(colorForce({...env, COLORTERM: 'truecolor'}, true), '3');
	t.is(colorForce({...env, TERM: 'dumb'}, true), undefined);
	t.is(colorForce({...env, FORCE_COLOR: '1'}, true), undefined);
	t.is(colorForce(env, false), undefined);
});

test('the environment is changed only where it must be', t => {
	const forbidden: Record<string, string | undefined> = {NO_COLOR: '1'};
	prepareColors(forbidden, true);
	t.is(forbidden.FORCE_COLOR, '0');
	const plain: Record<string, string | undefined> = {};
	prepareColors(plain, true);
	t.deepEqual(plain, {});
});
