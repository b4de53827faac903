import test from 'ava';
import {createEditor} from '../../../source/ui/editor/editor.ts';
import {keyPress} from '../../helpers/key-presses.ts';

const source = {commands: ['/help', '/history', '/quit'], names: ['민아', '민준', 'Jun', 'ｊｕｌｉａ']};

/** The texts after each key, for an editor with a text before the cursor and another after it. */
const after = (before: string, keys: readonly string[], rest = '') => {
	const editor = createEditor({complete: () => source, text: before + rest});
	for (const _ of rest) {
		editor.dispatch({type: 'move', to: 'left'});
	}

	return keys.map(key => {
		editor.press(keyPress(key));
		return editor.getState().text;
	});
};

test('a name at the beginning is followed by a colon, elsewhere by a space', t => {
	t.deepEqual(after('민아', ['tab']), ['민아: ']);
	t.deepEqual(after('hi 민아', ['tab']), ['hi 민아 ']);
	t.deepEqual(after('@ju', ['tab']), ['@Jun ']);
});

test('Tab goes round the candidates, Shift+Tab goes back', t => {
	t.deepEqual(after('민', ['tab', 'tab', 'tab', 'shift+tab']), ['민아: ', '민준: ', '민아: ', '민준: ']);
	t.deepEqual(after('민', ['shift+tab']), ['민준: ']);
});

test('another key in between begins anew', t => {
	t.deepEqual(after('민', ['tab', 'x', 'tab']), ['민아: ', '민아: x', '민아: x']);
});

test('case and width do not count, and a half-typed syllable begins the whole one', t => {
	t.deepEqual(after('JU', ['tab', 'tab']), ['Jun: ', 'ｊｕｌｉａ: ']);
	t.deepEqual(after('미', ['tab']), ['민아: ']);
	t.deepEqual(after('ㅁ', ['tab']), ['민아: ']);
});

test('commands are completed at the beginning only, and names after them', t => {
	t.deepEqual(after('/h', ['tab', 'tab']), ['/help ', '/history ']);
	t.deepEqual(after('a /h', ['tab']), ['a /h']);
	t.deepEqual(after('/w ', ['tab']), ['/w 민아 ']);
});

test('nothing to go by, nothing to complete', t => {
	t.deepEqual(after('', ['tab']), ['']);
	t.deepEqual(after('zzz', ['tab']), ['zzz']);
	t.deepEqual(after('hi ', ['tab']), ['hi ']);
});

test('in the middle of a text the rest stays, with one space between', t => {
	t.deepEqual(after('hi ju', ['tab', 'tab'], ' there'), ['hi Jun there', 'hi ｊｕｌｉａ there']);
});

test('initial consonants begin a name, alone and behind an @, and commands are known with the Hangul layout on', t => {
	t.deepEqual(after('@ㅁㅈ', ['tab']), ['@민준 ']);
	t.deepEqual(after('hi 민ㅈ', ['tab']), ['hi 민준 ']);
	t.deepEqual(after('ㅁㅇ', ['tab']), ['민아: ']);
	t.deepEqual(after('/ㅗ', ['tab', 'tab']), ['/help ', '/history ']);
	t.deepEqual(after('/ㅈ ㅁㅈ', ['tab']), ['/ㅈ 민준 ']);
});

test('what is decomposed, as file names of a Mac are, is the same name', t => {
	t.deepEqual(after('민ㅈ'.normalize('NFD'), ['tab']), ['민준: ']);
	t.deepEqual(after('민'.normalize('NFD'), ['tab']), ['민아: ']);
});
