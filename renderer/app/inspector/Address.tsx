import type { Message } from '../../../shared/contract/browse.ts'
import { Hash } from '../../components/Hash.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import css from './Inspector.module.css'
import { Fact, Section } from './Section.tsx'

/** Where the row stands in what was served: the name by which a court finds it. */
export function Address({ message: { address, sha256 } }: { message: Message }) {
  return (
    <Section title="Address">
      <dl className={css.facts}>
        {address.exhibit !== '' && (
          <Fact name="Exhibit">
            <bdi className={css.wrapped}>{address.exhibit}</bdi>
          </Fact>
        )}
        <Fact name="File">
          <bdi className={css.wrapped}>{address.file}</bdi>
        </Fact>
        {address.sheet !== null && (
          <Fact name="Sheet">
            <bdi className={css.wrapped}>{address.sheet}</bdi>
          </Fact>
        )}
        <Fact name="Row">{address.row}</Fact>
        <Fact name="Address">
          <Hash value={address.uid} what="address" head={0} tail={0} />
        </Fact>
        <Fact name="SHA-256">
          <Hash value={sha256} what="SHA-256 of the file" />
        </Fact>
      </dl>
      <p className={css.hint}>
        <Kbd keys="shift+y" /> copies the citation, <Kbd keys="alt+y" /> the message with what was said around
        it
      </p>
    </Section>
  )
}
