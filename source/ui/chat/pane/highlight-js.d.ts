/** The part of highlight.js that is used: this entry of the package has no types, and those of the others bring the browser's with them. */
declare module 'highlight.js/lib/common' {
	const library: {
		getLanguage(name: string): unknown;
		/** `value`: the code as HTML, of which `<span class="…">` and entities are all there is. */
		highlight(code: string, options: {language: string; ignoreIllegals: boolean}): {value: string};
	};
	export default library;
}
