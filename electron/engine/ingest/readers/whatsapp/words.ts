/**
 * The words that WhatsApp itself puts into an exported chat, by what they say, in the languages of most phones seized in Europe. A
 * line in a language that is not here is kept as text: nothing is lost but its kind.
 */

const pattern = (words: string): RegExp => new RegExp(words.replace(/\s*\n\s*/g, ''), 'iu')

/** The whole text, without brackets, says that media was left out of the export. */
const omittedWords = pattern(`
omitted|left out|omitid[oa]s?|ausgeschlossen|weggelassen|ausgelassen|omis(?:e|es)?$|absente?$|manquante?$|retirée?$|non inclus|omess[oiae]|esclus[oa]|
non inclus[oa]|ocult[oa]s?|ocultad[oa]s?|não revelad[oa]|omitidas?|weggelaten|pominięt[oaey]|dahil edilmedi|atlandı|без медиафайлов|
исключ[её]н|отсутству[ею]т|не добавлен|استبعاد|لم يتم إدراج|تم حذف (?:ال)?ملصق|محذوفة?$|utelämna[td]s?|udelad(?:es|t)|utelat[te]|jätettiin pois|poistettu|omise$|vynechán[aoy]|
kihagyva|hiányzó|παραλήφθηκαν|παραλείφθηκε|disertakan|הושמט|לא נכלל|省略|略去|含まれていません|생략|제외|मीडिया के बिना|छोड़ा गया`)

const mediaKinds: readonly (readonly [string, RegExp])[] = [
  [
    'photo',
    /image|imagen|bild|foto|photo|immagine|imagem|afbeelding|obraz|zdjęci|görüntü|fotoğraf|изображение|фото|صورة|画像|ảnh/iu,
  ],
  ['video', /vide|vídeo|wideo|видео|فيديو|ビデオ/iu],
  ['audio file', /audio|áudio|ses |sesli|dźwięk|аудио|голосов|صوت|voice/iu],
  ['sticker', /sticker|figurinha|naklejk|çıkartma|стикер|ملصق|autocollant|adesivo/iu],
  ['GIF', /\bgif\b/iu],
  ['contact', /contact|contacto|kontakt|kişi|контакт|جهة/iu],
  ['document file', /document|dokument|belge|документ|مستند|المستند/iu],
]

/** What was left out where the text says only that: "photo", "media file" …; null where it says something else. */
export function omittedKind(text: string): string | null {
  if (text.length > 80 || text.includes('\n')) return null
  const bracketed = /^<([^<>:]{3,60})>$/u.exec(text)
  // Without brackets only "image omitted" and its like: a person may write that something is left out.
  if (bracketed === null && text.split(' ', 6).length > 5) return null
  const words = bracketed?.[1] ?? text
  if (!omittedWords.test(words)) return null
  const kind = mediaKinds.find(([, named]) => named.test(words))?.[0]
  return kind ?? (bracketed === null ? null : 'media file')
}

/** The whole text says that the message was deleted. */
export const deletedWords = pattern(`^(?:
this message was deleted(?: by admin .*)?|you deleted this message(?: as admin)?|message deleted by admin.*|
(?:se eliminó|eliminaste) este mensaje|este mensaje fue eliminado|
diese nachricht wurde gelöscht|du hast diese nachricht gelöscht|
ce message a été supprimé|vous avez supprimé ce message|
questo messaggio è stato eliminato|hai eliminato questo messaggio|
(?:esta )?mensagem (?:foi )?(?:apagada|eliminada)|(?:você )?(?:apagou|eliminou) esta mensagem|essa mensagem foi apagada|
dit bericht (?:is|werd) verwijderd|(?:je|u) (?:hebt|heeft) dit bericht verwijderd|
ta wiadomość została usunięta|usunięto tę wiadomość|usunąłeś tę wiadomość|usunęłaś tę wiadomość|
bu mesaj silindi|bu mesajı sildiniz|
(?:это|данное) сообщение удалено|вы удалили (?:это|данное) сообщение|
تم حذف هذه الرسالة|(?:لقد )?حذفت هذه الرسالة
)[.。]?$`)

/** A note behind the text that it was edited: group 1 is the note. */
export const editedNote = pattern(`\\s*(<(?:
this message was edited|se editó este mensaje|este mensaje fue editado|diese nachricht wurde bearbeitet|ce message a été modifié|
questo messaggio è stato modificato|(?:esta )?mensagem (?:foi )?editada|dit bericht is bewerkt|edytowano tę wiadomość|
ta wiadomość została edytowana|bu mesaj düzenlendi|(?:это |данное )?сообщение (?:было )?(?:изменено|отредактировано)|تم تعديل هذه الرسالة
)\\.?>)\\s*$`)

/** The whole text is a note of a call. */
export const callWords = pattern(`^(?:
(?:missed |silenced |declined |unanswered )?(?:group )?(?:voice|video) call|
(?:llamada|videollamada)(?: de voz| de vídeo| grupal)? ?(?:perdida)?|llamada perdida|
(?:verpasster |verpasste |stummgeschalteter )?(?:gruppen)?(?:sprach|video)anruf|
appel (?:vocal|vidéo)(?: de groupe)?(?: manqué)?|
(?:video)?chiamata(?: vocale)?(?: di gruppo)?(?: persa)?|
(?:chamada|ligação) (?:de (?:voz|vídeo))(?: em grupo)?(?: perdida| não atendida)?|
(?:gemiste )?(?:spraak|audio-?|video-?)oproep|
(?:nieodebrane )?połączenie (?:głosowe|wideo)|
(?:cevapsız )?(?:sesli|görüntülü) (?:grup )?arama|
(?:пропущенный )?(?:групповой )?(?:аудио|видео)звонок|
مكالمة (?:صوتية|فيديو|مرئية)(?: فائتة| لم يرد عليها)?
)(?:[.,،:] ?[^\\n]{1,60})?$`)

/** The words after a file's name on Android. */
export const attachedWords = pattern(`^(?:
file attached|archivo adjunto|datei angehängt|fichier joint|file allegato|(?:arquivo|ficheiro) anexado|bestand bijgevoegd|
załączono plik|plik załączony|plik dołączony|dosya ekli|dosya eklendi|файл добавлен|файл приложен|(?:ال)?ملف مرفق|الملف مرفق|
bifogad fil|fil vedhæftet|fil vedlagt|tiedosto liitetty|soubor byl přiložen|fișier atașat|fájl csatolva|συνημμένο αρχείο|file terlampir
)$`)

/** A poll begins so. */
export const pollWords =
  /^(?:poll|encuesta|umfrage|sondage|sondaggio|enquete|sondagem|peiling|ankieta|anket|опрос|استطلاع(?: الرأي)?) ?:\s*\n/iu

/** The notice that chats are encrypted, the first line of nearly every export. */
export const encryptionNotice =
  /end-to-end encrypt|cifrad[oa]s? de extremo a extremo|ende-zu-ende-verschlüssel|chiffrés? de bout en bout|crittografia end-to-end|criptografia de ponta a ponta|encriptad[ao]s ponto a ponto|end-to-end versleuteld|szyfrowan|uçtan uca şifrel|сквозным шифрованием|مشفرة تمامًا|التشفير/iu

/** A notice that somebody's keys are new. */
export const securityNotice =
  /^(?:your security code with|deine sicherheitsnummer (?:für|mit)|tu código de seguridad con|votre code de sécurité avec|il tuo codice di sicurezza con|(?:seu|o seu) código de segurança com|je beveiligingscode met|код безопасности .{1,60} изменился)/iu

/** What only a notice of WhatsApp says in front of a colon: who changed what. */
export const noticeVerbs =
  /\b(?:changed the (?:subject|group)|created (?:the )?group|changed this group|cambió el asunto|creó el grupo|hat den betreff|hat die gruppe|a changé le sujet|a créé le groupe|ha cambiato l'oggetto|ha creato il gruppo|mudou o (?:assunto|nome)|criou o grupo|heeft het onderwerp|heeft de groep|zmienił|utworzył|konuyu|grubu oluşturdu)\b|изменил|создал|غيّر|أنشأ/iu
