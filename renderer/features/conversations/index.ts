export { Conversation } from './Conversation.tsx'
export { Conversations } from './Conversations.tsx'
export { Messages } from './Messages.tsx'
