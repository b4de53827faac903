import test from 'ava';
import fc from 'fast-check';
import {findLinks} from '../../../source/text/markup/links.ts';

const found = (text: string): readonly string[] =>
	findLinks(text).map(({start, end}) => text.slice(start, end));

test('particles right after an address are not of it', t => {
	t.deepEqual(found('https://a.b/c를 봐요'), ['https://a.b/c']);
	t.deepEqual(found('https://a.b/에서, https://a.b에서'), ['https://a.b/', 'https://a.b']);
	t.deepEqual(found('https://a.b/?q=1입니다'), ['https://a.b/?q=1']);
	t.deepEqual(found('mailto:mina@a.b로 보내요'), ['mailto:mina@a.b']);
});

test('an address as it comes from a browser is whole', t => {
	t.deepEqual(findLinks('https://ko.wikipedia.org/wiki/한국어 x'), [
		{start: 0, end: 33, url: 'https://ko.wikipedia.org/wiki/%ED%95%9C%EA%B5%AD%EC%96%B4'},
	]);
	t.is(findLinks('https://한국.kr')[0]?.url, 'https://xn--3e0b707e.kr/');
});

test('what ends the sentence is not of the address', t => {
	t.deepEqual(found('See https://a.b. Or (https://a.b/x_(y)), "https://a.b/?q!"…'), [
		'https://a.b',
		'https://a.b/x_(y)',
		'https://a.b/?q',
	]);
	t.deepEqual(found('<https://a.b/c> [t](https://a.b/d) 「https://a.b/e」'), [
		'https://a.b/c',
		'https://a.b/d',
		'https://a.b/e',
	]);
});

test('only http, https and mailto are addresses', t => {
	t.deepEqual(
		found('javascript:alert(1) file:///etc/passwd ftp://a.b data:text/html,x xhttps://a.b http:// mailto:x'),
		[],
	);
	t.deepEqual(found('HTTPS://A.B/C'), ['HTTPS://A.B/C']);
	t.deepEqual(
		found(`https://a.b/${'x'.repeat(3000)}`).map(({length}) => length <= 2000),
		[true],
	);
});

test('whatever comes, an address is printable ASCII and stands in the text', t => {
	const atom = fc.constantFrom(
		'https://',
		'http://',
		'mailto:',
		'a.b',
		'/',
		'를',
		'(',
		')',
		'\u001B',
		'\u0007',
		'\u009C',
		' ',
		'é',
		'👍',
		'%',
		'@',
		'.',
		';',
		'\u202E',
		'\uD800',
	);
	fc.assert(
		fc.property(
			fc.array(fc.oneof(atom, fc.string({unit: 'binary', maxLength: 2})), {maxLength: 30}),
			parts => {
				const text = parts.join('');
				let end = 0;

				for (const link of findLinks(text)) {
					t.true(link.start >= end && link.end > link.start && link.end <= text.length);
					t.regex(link.url, /^(?:https?:\/\/|mailto:)[\x21-\x7e]+$/);
					end = link.end;
				}
			},
		),
		{numRuns: 1000},
	);
});
