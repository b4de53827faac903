import test from 'ava';
import {emptyPicker, type Picked, pickerRows, pressPicker} from '../../../source/ui/chat/emoji-picker.ts';
import {rowText} from '../../../source/ui/components/row.ts';
import type {KeyName} from '../../../source/ui/keys.ts';
import {createTheme} from '../../../source/ui/theme.ts';

const none = {ctrl: false, meta: false, shift: false};

/** Names in angle brackets, everything else as it is typed. */
const pressAll = (...pressed: readonly string[]): Picked | undefined => {
	let picked: Picked | undefined = {type: 'picking', picker: emptyPicker};
	for (const text of pressed) {
		if (picked?.type !== 'picking') {
			break;
		}

		const [, name] = /^<(.*)>$/.exec(text) ?? [];
		picked = pressPicker(
			picked.picker,
			name === undefined ? {...none, name: undefined, text} : {...none, name: name as KeyName, text: ''},
		);
	}

	return picked;
};

const emojiOf = (...pressed: readonly string[]) => {
	const picked = pressAll(...pressed);
	return picked?.type === 'picked' ? picked.emoji : undefined;
};

test('a digit is a usual one; in a name it is a digit', t => {
	t.is(emojiOf('2'), '🎉');
	t.is(emojiOf('9'), undefined);
	t.is(emojiOf(':', '1', '0', '0', '<return>'), '💯');
	t.is(emojiOf('o', 'k', '_', '<return>'), '👌');
});

test('a name, with colons or without, in one read or in several; ↓ and ↑ go through what fits', t => {
	t.is(emojiOf('tada', '<return>'), '🎉');
	t.is(emojiOf(':ta', 'da:', '<return>'), '🎉');
	const first = emojiOf('rocke', '<return>');
	t.is(first, '🚀');
	t.not(emojiOf('s', '<down>', '<return>'), emojiOf('s', '<return>'));
	t.is(emojiOf('s', '<down>', '<up>', '<return>'), emojiOf('s', '<return>'));
	t.is(emojiOf('tadax', '<backspace>', '<return>'), '🎉');
});

test('an emoji of the keyboard is picked as it is; what is no name stays', t => {
	t.is(emojiOf('🍵'), '🍵');
	t.deepEqual(pressAll('nonsuch', '<return>'), {type: 'picking', picker: {text: 'nonsuch', current: 0}});
	t.is(pressAll('<left>'), undefined);
});

test('what is one’s own is marked; that nothing fits is said', t => {
	const theme = createTheme('dark');
	const rows = (text: string) =>
		pickerRows({text, current: 0}, emoji => emoji === '🎉', theme).map(row => rowText(row));
	t.is(rows('')[0], '1👍 2[🎉] 3😂 4💜 5👀 6🙏');
	t.is(rows('').length, 2);
	t.true(rows('nonsuch')[1]?.includes('no such emoji'));
	t.is(rows('tada')[2], '▶ 🎉 :tada:');
});
