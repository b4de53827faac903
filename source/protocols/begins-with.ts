/** Whether a list begins with the very items of another. */
export const beginsWith = <Item>(list: readonly Item[], beginning: readonly Item[]): boolean => {
	if (beginning.length > list.length) {
		return false;
	}

	for (let index = 0; index < beginning.length; index++) {
		if (list[index] !== beginning[index]) {
			return false;
		}
	}

	return true;
};
