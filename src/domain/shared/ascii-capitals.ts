/**
 * The capitals of the letters a to z; every other character stays. `toUpperCase` alone would turn "ß" into "SS" and "ı" into
 * "I", so that a text that is no code would be read as one.
 */
export const asciiCapitals = (text: string): string => text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
