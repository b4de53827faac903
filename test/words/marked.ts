import test from 'ava';
import fc from 'fast-check';
import {sanitize} from '../../source/text/sanitize.ts';
import {en} from '../../source/words/en.ts';
import {ko} from '../../source/words/ko.ts';
import {marked, piecesOf} from '../../source/words/marked.ts';

test('values are found where the language puts them', t => {
	t.deepEqual(piecesOf(en.log.kicked(marked(0, '민수'), marked(1, 'server'))), [
		{text: '민수', mark: 0},
		{text: ' was kicked by ', mark: undefined},
		{text: 'server', mark: 1},
	]);
	t.deepEqual(piecesOf(ko.log.kicked(marked(0, '민수'), marked(1, 'server'))), [
		{text: 'server', mark: 1},
		{text: '가 ', mark: undefined},
		{text: '민수', mark: 0},
		{text: '를 내보냄', mark: undefined},
	]);
});

test('no text of others is lost or taken for a mark', t => {
	fc.assert(
		fc.property(fc.string({unit: 'binary'}), fc.string({unit: 'binary'}), (raw, between) => {
			const [text, other] = [sanitize(raw), sanitize(between)];
			const pieces = piecesOf(`${other}${marked(3, text)}${other}`);
			t.is(pieces.map(piece => piece.text).join(''), `${other}${text}${other}`);
			t.is(pieces.find(({mark}) => mark === 3)?.text ?? '', text);
		}),
	);
});
