/** Not XML that can be read; the message says why, to stand after the name of the file. */
export class XmlFault extends Error {}
