const endings = /\.(jpe?g|jpe|jfif|png|apng|gif|webp|avif|tiff?|bmp|dib|hei[cf])$/i

/** Whether a file is called a picture; what it is, its content says. */
export const isPictureName = (name: string): boolean => endings.test(name)
