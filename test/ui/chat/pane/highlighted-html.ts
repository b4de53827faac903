import test from 'ava';
import {tokensOf} from '../../../../source/ui/chat/pane/highlighted-html.ts';

test('spans are tokens, entities one character, and the innermost kind counts', t => {
	const html =
		'if <span class="hljs-string">&quot;a<span class="hljs-subst">b</span>&amp;</span>;<span class="hljs-keyword">x</span>';
	t.deepEqual(tokensOf(html, 100, 9), [
		{start: 103, end: 107, kind: 'string'},
		{start: 108, end: 109, kind: 'keyword'},
	]);
	t.is(tokensOf(html, 100, 10), undefined);
});

test('what is not of the code’s length is not trusted', t => {
	t.is(tokensOf('abc', 0, 4), undefined);
	t.deepEqual(tokensOf('<span class="constructor">a</span>', 0, 1), []);
});
