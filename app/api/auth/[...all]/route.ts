import { answerAuth } from '#lib/auth/answer-auth.ts'

export { answerAuth as DELETE, answerAuth as GET, answerAuth as PATCH, answerAuth as POST, answerAuth as PUT }
