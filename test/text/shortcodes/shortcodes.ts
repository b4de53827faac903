import test from 'ava';
import fc from 'fast-check';
import {cellWidth} from '../../../source/text/cells.ts';
import {sanitize} from '../../../source/text/sanitize.ts';
import {
	emojiNamed,
	findShortcodes,
	replaceShortcodes,
	shortcodes,
} from '../../../source/text/shortcodes/shortcodes.ts';

test('the names that people know', t => {
	for (const [name, emoji] of [
		['tada', '🎉'],
		[':tada:', '🎉'],
		['+1', '👍'],
		['thumbsup', '👍'],
		['heart', '❤️'],
		['white_check_mark', '✅'],
		['축하', '🎉'],
		['감사', '🙏'],
		['ㅋㅋ', '😆'],
	] as const) {
		t.is(emojiNamed(name), emoji);
	}

	t.is(emojiNamed('nothing_of_the_kind'), undefined);
	t.is(emojiNamed('constructor'), undefined);
});

test('every name is an emoji that may be sent and is drawn two cells wide', t => {
	t.true(shortcodes().length > 1800);

	for (const {name, emoji} of shortcodes()) {
		t.regex(name, /^[\p{L}\p{N}_+-]+$/u);
		t.is(sanitize(emoji), emoji, name);
		t.is(cellWidth(emoji), 2, name);
		t.is(replaceShortcodes(`:${name}:`), emojiNamed(name) ?? '');
	}
});

test('what begins so is found first, Korean by initial consonants too', t => {
	t.deepEqual(findShortcodes('tad', 5)[0], {name: 'tada', emoji: '🎉'});
	t.is(findShortcodes(':smile', 1)[0]?.name, 'smile');
	t.true(findShortcodes('ㅊㅎ', 5).some(({name}) => name === '축하'));
	t.true(findShortcodes('check', 20).some(({name}) => name === 'white_check_mark'));
	t.deepEqual(findShortcodes('', 5), []);
});

test('names become emoji but in code and in addresses', t => {
	t.is(replaceShortcodes('done :tada: **:+1:** :rocket:!'), 'done 🎉 **👍** 🚀!');
	t.is(replaceShortcodes('점심:밥: 먹자 :커피:'), '점심:밥: 먹자 ☕');
	t.is(replaceShortcodes(':tada::+1: :-1:'), '🎉👍 👎');

	for (const text of [
		'`:tada:`',
		'```\n:tada:\n```',
		'https://a.b/:tada:',
		'12:30:45',
		'std::tada::x',
		'a:tada:b',
		':no_such_name:',
	]) {
		t.is(replaceShortcodes(text), text);
	}
});

test('a text without names is as it was', t => {
	fc.assert(
		fc.property(fc.string({unit: 'binary'}), text => {
			t.is(replaceShortcodes(text.replaceAll(':', ';')), text.replaceAll(':', ';'));
		}),
	);
});
