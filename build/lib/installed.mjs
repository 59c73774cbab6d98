/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile
 */

/**
 * Whether what npm installed is what the lockfile asks for. npm writes `node_modules/.package-lock.json` as the last
 * act of an install, so its absence also tells of an install that was broken off.
 *
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile | null} found node_modules/.package-lock.json, or null where there is none
 * @returns {boolean}
 */
export function installIsCurrent(wanted, found) {
  if (found === null) return false
  const here = found.packages ?? {}
  const locked = Object.entries(wanted.packages ?? {}).filter(([path]) => path !== '')
  const paths = new Set(locked.map(([path]) => path))
  return (
    Object.keys(here).every((path) => paths.has(path)) &&
    locked.every(([path, pkg]) => matches(pkg, here[path]))
  )
}

/**
 * @param {LockedPackage} wanted
 * @param {LockedPackage | undefined} found
 * @returns {boolean}
 */
function matches(wanted, found) {
  if (found === undefined) return Boolean(wanted.optional || wanted.devOptional)
  return found.version === wanted.version && found.integrity === wanted.integrity
}
