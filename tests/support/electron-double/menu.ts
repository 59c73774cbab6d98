import { loud } from './loud.ts'

interface ItemOptions {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly click?: (item: MenuItem) => void
  readonly submenu?: readonly ItemOptions[]
}

class MenuItem {
  readonly id: string | undefined
  readonly label: string
  readonly role: string | undefined
  enabled = true
  readonly submenu: Menu | undefined
  readonly #click: ((item: MenuItem) => void) | undefined

  constructor({ id, label = '', role, click, submenu }: ItemOptions) {
    this.id = id
    this.label = label
    this.role = role
    this.#click = click
    this.submenu = submenu === undefined ? undefined : Menu.buildFromTemplate(submenu)
  }

  click(): void {
    if (!this.enabled) throw new Error(`electron double: ${this.label} is greyed out`)
    if (this.#click === undefined) throw new Error(`electron double: the role ${this.role} is not modelled`)
    this.#click(this)
  }
}

let applicationMenu: Menu | null = null

export class Menu {
  readonly items: readonly MenuItem[]

  constructor(items: readonly MenuItem[]) {
    this.items = items
  }

  static buildFromTemplate(template: readonly ItemOptions[]): Menu {
    return loud('menu', new Menu(template.map((options) => loud('menuItem', new MenuItem(options)))))
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
}
