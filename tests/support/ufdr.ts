/** Writes Cellebrite reports as Physical Analyzer does, for tests. */

export interface TestParty {
  id: string
  name?: string
  owner?: boolean
}

export interface TestMessage {
  type?: string
  id: string
  body?: string
  time?: string
  from?: TestParty
  to?: TestParty[]
  state?: string
  /** Further XML inside the model. */
  inside?: string
}

const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

export const field = (name: string, text: string, type = 'String') =>
  `<field name="${name}" type="${type}"><value type="${type}">${cdata(text)}</value></field>`

export const timeField = (name: string, text: string) =>
  `<field name="${name}" type="TimeStamp"><value type="TimeStamp" format="TimeStampKnown" formattedTimestamp="${text}">${text}</value></field>`

export const party = ({ id, name, owner }: TestParty, role = 'General') =>
  `<model type="Party" id="p-${escaped(id)}" deleted_state="Unknown" decoding_confidence="High">${field('UserMapping', 'False', 'Boolean')}${field('Identifier', id)}${field('Role', role, 'PartyRole')}${name === undefined ? '<field name="Name" type="String"><empty /></field>' : field('Name', name)}${owner === true ? field('IsPhoneOwner', 'True', 'Boolean') : ''}</model>`

const escaped = (text: string) => text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

export const message = (one: TestMessage) =>
  `<model type="${one.type ?? 'InstantMessage'}" id="${one.id}" deleted_state="${one.state ?? 'Intact'}" decoding_confidence="High" isrelated="False" source_index="7" extractionId="0">
${field('UserMapping', 'False', 'Boolean')}
${one.from === undefined ? '' : `<modelField name="From" type="Party">${party(one.from, 'From')}</modelField>`}
<multiModelField name="To" type="Party">${(one.to ?? []).map((to) => party(to, 'To')).join('')}</multiModelField>
${one.body === undefined ? '<field name="Body" type="String"><empty /></field>' : field('Body', one.body)}
${one.time === undefined ? '' : timeField('TimeStamp', one.time)}
${one.inside ?? ''}
</model>`

export const chat = (id: string, name: string, participants: TestParty[], messages: string[]) =>
  `<model type="Chat" id="${id}" deleted_state="Intact" decoding_confidence="High" isrelated="False">
${field('Source', 'WhatsApp')}${field('Id', `${id}@g.us`)}${name === '' ? '' : field('Name', name)}${field('Account', '447700900000')}
<multiModelField name="Participants" type="Party">${participants.map((one) => party(one)).join('')}</multiModelField>
<multiModelField name="Photos" type="ContactPhoto" />
<multiModelField name="Messages" type="InstantMessage">${messages.join('\n')}</multiModelField>
</model>`

export const modelType = (type: string, models: string[]) =>
  `<modelType type="${type}">${models.join('\n')}</modelType>`

export const report = (...modelTypes: string[]) =>
  `<?xml version="1.0" encoding="utf-8"?>
<project id="6d2e" name="Report" reportVersion="5.2.0.0" licenseID="1" containsGarbage="False" extractionType="Physical" xmlns="http://pa.cellebrite.com/report/2.0">
<sourceExtractions><extractionInfo id="0" name="Physical" type="Physical" /></sourceExtractions>
<taggedFiles><file fs="Userdata" fsid="1" path="/data/a.jpg" size="10" id="f1" extractionId="0" deleted="Intact"><metadata section="File"><item name="Local Path">${cdata('files\\Image\\a.jpg')}</item></metadata></file></taggedFiles>
<decodedData>
${modelTypes.join('\n')}
</decodedData>
<extraInfos><extraInfo type="message" id="m1"><sourceInfo><nodeInfo id="n" name="msgstore.db" /></sourceInfo></extraInfo></extraInfos>
</project>
`
