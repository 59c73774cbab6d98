/** The product's version; a test holds it to package.json. It stands in every audit of a new case and in every bundle. */
export const version = '0.1.0'
