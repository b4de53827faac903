import test from 'ava';
import fc from 'fast-check';
import {createEditor, type EditorOptions} from '../../../source/ui/editor/editor.ts';
import {keyPress} from '../../helpers/key-presses.ts';

const family = '👨‍👩‍👧‍👦';

/** An editor with a text in which `|` is the cursor. */
const editorWith = (marked: string, options: EditorOptions = {}) => {
	const editor = createEditor({multiline: true, ...options});
	const cursor = marked.indexOf('|');
	editor.dispatch({type: 'set', text: marked.replace('|', '')});
	while (editor.getState().cursor > cursor) {
		editor.dispatch({type: 'move', to: 'left'});
	}

	return editor;
};

const shown = (editor: ReturnType<typeof createEditor>) => {
	const {text, cursor} = editor.getState();
	return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
};

const cases: ReadonlyArray<readonly [before: string, keys: string, after: string]> = [
	['|', '안 녕', '안녕|'],
	['ab|cd', 'X', 'abX|cd'],
	[`a${family}|b`, 'backspace', 'a|b'],
	['🇰🇷🇯🇵|', 'backspace', '🇰🇷|'],
	['한|글', 'ctrl+h', '|글'],
	['한|글', 'delete', '한|'],
	['한|글', 'ctrl+d', '한|'],
	[`|${family}x`, 'right', `${family}|x`],
	['한글|', 'left left', '|한글'],
	['하나 둘|', 'home', '|하나 둘'],
	['하나 둘|', 'ctrl+a', '|하나 둘'],
	['|하나 둘', 'end', '하나 둘|'],
	['|하나 둘', 'ctrl+e', '하나 둘|'],
	['하나\n둘|셋', 'home', '하나\n|둘셋'],
	['하나 둘 셋|', 'ctrl+w', '하나 둘 |'],
	['하나 둘 셋|', 'ctrl+w ctrl+w', '하나 |'],
	['하나 둘, |', 'alt+backspace', '하나 |'],
	['one two|', 'ctrl+left', 'one |two'],
	['하나 둘|', 'alt+b alt+b', '|하나 둘'],
	['|하나 둘', 'alt+f', '하나| 둘'],
	['|하나 둘', 'ctrl+right ctrl+right', '하나 둘|'],
	['a 🎉|', 'ctrl+w', 'a |'],
	['하나| 둘', 'ctrl+u', '| 둘'],
	['하나| 둘', 'ctrl+k', '하나|'],
	['하나|\n둘', 'ctrl+k', '하나|둘'],
	['하나\n|둘', 'ctrl+u', '하나|둘'],
	['하나 둘|', 'ctrl+w home ctrl+y', '둘|하나 '],
	['하나|', 'alt+return 둘', '하나\n둘|'],
	['하나|', 'shift+return 둘', '하나\n둘|'],
	['하나|', 'ctrl+j 둘', '하나\n둘|'],
	['하나\n둘|', 'up', '하|나\n둘'],
	['하|나\nxyz', 'down', '하나\nxy|z'],
	['abcd|\nx\nabcd', 'down down', 'abcd\nx\nabcd|'],
	// Conjoining jamo in pieces: ㅎ, ㅏ and ㄴ become one syllable.
	['|', '\u1112 \u1161 \u11ab', '한|'],
	['\u1112|', '\u1161', '하|'],
	['e|', '\u0301', 'é|'],
	// A joiner between two emoji makes one of them.
	['👩|', '\u200d 💻', '👩‍💻|'],
];

for (const [before, keys, after] of cases) {
	test(`${JSON.stringify(before)}, ${JSON.stringify(keys)}: ${JSON.stringify(after)}`, t => {
		const editor = editorWith(before);
		for (const key of keys.split(' ')) {
			t.true(editor.press(keyPress(key)), key);
		}

		t.is(shown(editor), after);
	});
}

test('Enter submits, clears and remembers; ↑ and ↓ go through what was sent, and back to the draft', t => {
	const sent: string[] = [];
	const editor = createEditor({
		onSubmit(text) {
			sent.push(text);
			return undefined;
		},
	});
	for (const text of ['하나', '둘', '둘']) {
		editor.press({...keyPress('x'), text});
		editor.press(keyPress('return'));
	}

	editor.press(keyPress('draft'));
	t.deepEqual(sent, ['하나', '둘', '둘']);
	const seen = ['up', 'up', 'up', 'down', 'down', 'down'].map(key => {
		editor.press(keyPress(key));
		return shown(editor);
	});
	t.deepEqual(seen, ['둘|', '하나|', '하나|', '둘|', 'draft|', 'draft|']);
});

test('a text that was refused stays, and one that is remembered comes back with ↑', t => {
	const editor = createEditor({onSubmit: () => false});
	editor.press(keyPress('hello'));
	editor.press(keyPress('return'));
	t.is(shown(editor), 'hello|');
	editor.dispatch({type: 'remember', text: 'refused'});
	editor.press(keyPress('up'));
	t.is(shown(editor), 'refused|');
});

test('a password is not remembered', t => {
	const editor = createEditor({remembers: false});
	editor.press(keyPress('secret'));
	editor.press(keyPress('return'));
	editor.press(keyPress('up'));
	t.is(shown(editor), '|');
});

test('↑ and ↓ go by the rows on the screen before they go by the history', t => {
	const editor = editorWith('|');
	editor.dispatch({type: 'remember', text: 'before'});
	editor.dispatch({type: 'resize', width: 4});
	editor.dispatch({type: 'set', text: '가나다라마'});
	editor.press(keyPress('up'));
	t.is(shown(editor), '가나다|라마');
	editor.press(keyPress('up'));
	t.is(shown(editor), '가|나다라마');
	editor.press(keyPress('up'));
	t.is(shown(editor), 'before|');
});

test('a paste of one line goes in at the cursor, without control characters and escape sequences', t => {
	const editor = editorWith('가|나');
	editor.paste('\u{1B}[31mred\u{1B}[0m\t\u0007x\r\n');
	t.is(shown(editor), '가red    x|나');
	t.is(editor.getState().paste, undefined);
});

test('a paste of several lines waits for Enter', t => {
	const sent: string[] = [];
	const editor = createEditor({
		multiline: true,
		onSubmit(text) {
			sent.push(text);
			return undefined;
		},
	});
	editor.press(keyPress('look:'));
	editor.paste('\r\na\r\nb\rc\n\n');
	t.deepEqual(editor.getState().paste, {text: '\na\nb\nc', lines: 4});
	t.is(shown(editor), 'look:|');
	editor.press(keyPress('return'));
	t.deepEqual(sent, ['look:\na\nb\nc']);
	t.is(editor.getState().paste, undefined);
	t.is(shown(editor), '|');
});

test('Esc drops a paste and leaves what was typed; without a paste Esc is not the editor’s', t => {
	const editor = editorWith('typed|');
	editor.paste('a\nb');
	t.true(editor.press(keyPress('escape')));
	t.is(editor.getState().paste, undefined);
	t.is(shown(editor), 'typed|');
	t.false(editor.press(keyPress('escape')));
});

test('a second paste joins the first; any other key opens both for editing', t => {
	const editor = editorWith('x|');
	editor.paste('a\nb');
	editor.paste('c');
	t.is(editor.getState().paste?.lines, 3);
	editor.press(keyPress('!'));
	t.is(shown(editor), 'xa\nb\nc!|');
});

test('where there is one line only, newlines become spaces and Ctrl+J submits', t => {
	const sent: string[] = [];
	const editor = createEditor({
		onSubmit(text) {
			sent.push(text);
			return undefined;
		},
	});
	editor.paste('a\nb\n');
	t.is(shown(editor), 'a b|');
	editor.press(keyPress('ctrl+j'));
	t.deepEqual(sent, ['a b']);
});

test('keys that are not the editor’s are left to the screen', t => {
	const editor = createEditor();
	for (const key of ['f1', 'pageup', 'ctrl+home', 'ctrl+c', 'tab', 'ctrl+d', 'alt+x', 'ctrl+up']) {
		t.false(editor.press(keyPress(key)), key);
	}
});

const keys = fc.oneof(
	fc.constantFrom(
		...'left right up down home end backspace delete ctrl+w ctrl+u ctrl+k ctrl+y alt+b alt+f alt+d tab'.split(
			' ',
		),
		...'shift+tab alt+return escape return ctrl+left ctrl+right'.split(' '),
	),
	fc.constantFrom(
		'가',
		'\u1100',
		'\u1161',
		'\u11a8',
		'\u0301',
		'\u200d',
		'👩',
		'💻',
		'\ufe0f',
		'🇰',
		'🇷',
		' ',
		'a',
		'/',
	),
	fc.string({unit: 'binary', maxLength: 5}),
);

test('whatever is pressed, the text is NFC and the cursor between two characters', t => {
	const segmenter = new Intl.Segmenter();
	fc.assert(
		fc.property(fc.array(keys, {maxLength: 40}), fc.integer({min: 1, max: 8}), (pressed, width) => {
			const editor = createEditor({
				multiline: true,
				complete: () => ({commands: ['/help'], names: ['가나', 'a']}),
			});
			editor.dispatch({type: 'resize', width});
			for (const key of pressed) {
				editor.press(keyPress(key));
				if (key.length > 3 && key.includes('\n')) {
					editor.paste(key);
				}

				const {text, cursor} = editor.getState();
				t.is(text, text.normalize('NFC'));
				t.true(cursor === text.length || segmenter.segment(text).containing(cursor)?.index === cursor);
				t.notRegex(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
			}
		}),
	);
});

test('what is pasted or brought back is composed as what is typed is', t => {
	const editor = createEditor({multiline: true, text: ''});
	editor.paste('한글'.normalize('NFD'));
	t.is(editor.getState().text, '한글');
	editor.dispatch({type: 'set', text: '각'.normalize('NFD')});
	t.is(editor.getState().text, '각');
	// Half of a syllable from one place, the other half from another.
	editor.dispatch({type: 'set', text: '\u1112\u1161'});
	editor.paste('\u11ab');
	t.is(editor.getState().text, '한');
});
