import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {formatLicenses, packageFolders, readLicense} from '../../scripts/licenses.ts';

const createPackage = (files: Readonly<Record<string, string>>): {folder: string; remove(): void} => {
	const folder = mkdtempSync(join(tmpdir(), 'chat-tui-licenses-'));
	mkdirSync(join(folder, 'package'));
	mkdirSync(join(folder, 'fallback'));
	for (const [name, text] of Object.entries(files)) {
		writeFileSync(join(folder, name), text);
	}

	return {folder, remove: () => rmSync(folder, {recursive: true})};
};

const manifest = (license: unknown): string => JSON.stringify({name: '@a/b', version: '1.2.3', license});

test('the packages of bundled files, scoped and nested ones too', t => {
	t.deepEqual(
		packageFolders([
			'cli.tsx',
			'node_modules/ink/build/index.js',
			'node_modules/ink/build/ink.js',
			'node_modules/ink/node_modules/chalk/source/index.js',
			'node_modules/@scope/name/a.js',
		]),
		['node_modules/@scope/name', 'node_modules/ink', 'node_modules/ink/node_modules/chalk'],
	);
});

test('a licence is read with its notice', t => {
	const {folder, remove} = createPackage({
		'package/package.json': manifest('MIT'),
		'package/license.md': 'The text\r\n',
		'package/NOTICE': 'A notice',
		'package/licenses.js': 'code',
	});
	t.deepEqual(readLicense(join(folder, 'package'), join(folder, 'fallback')), {
		name: '@a/b',
		version: '1.2.3',
		license: 'MIT',
		text: 'A notice\n\nThe text',
	});
	remove();
});

test('without a licence text the build fails, unless we keep it', t => {
	const {folder, remove} = createPackage({'package/package.json': manifest('ISC'), 'package/NOTICE': 'N'});
	const read = () => readLicense(join(folder, 'package'), join(folder, 'fallback'));
	t.throws(read, {message: /@a\/b 1\.2\.3 has no licence text/});
	writeFileSync(join(folder, 'fallback/@a+b.txt'), 'Kept');
	t.is(read().text, 'Kept\n\nN');
	remove();
});

test('a licence that may not be bundled fails the build', t => {
	for (const license of ['GPL-3.0', undefined, {type: 'MIT'}]) {
		const {folder, remove} = createPackage({
			'package/package.json': manifest(license),
			'package/LICENSE': 'x',
		});
		t.throws(() => readLicense(join(folder, 'package'), folder), {message: /may not be bundled/});
		remove();
	}
});

test('packages with the same text share it, and one that is there twice is named once', t => {
	const one = {name: 'one', version: '1.0.0', license: 'MIT', text: 'Same'};
	const text = formatLicenses([one, one, {...one, name: 'two'}, {...one, name: 'three', text: 'Other'}]);
	t.is(text.match(/Same/g)?.length, 1);
	t.is(text.match(/one 1\.0\.0 \(MIT\)/g)?.length, 1);
	t.true(text.indexOf('two 1.0.0') < text.indexOf('Same'));
	t.true(text.includes('three 1.0.0 (MIT)\n\nOther'));
});
