-- AlterEnum
ALTER TYPE "ActorKind" ADD VALUE 'visitor';
