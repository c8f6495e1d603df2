package ramscim.server.audit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import ramscim.server.audit.AuditLog.Ends;
import ramscim.server.words.Words;

/**
 * Whether the chain of events is as it was written.
 *
 * @param events how many were looked at
 * @param first the oldest one's sequence; 0 if there is none
 * @param last the newest one's
 * @param lastHash its hash; whoever keeps it elsewhere can tell later whether the chain was written anew as a whole
 * @param problem what is wrong; null if nothing is
 */
public record ChainVerification(
        long events,
        long first,
        long last,
        String lastHash,
        @Nullable Words problem) {
    public boolean isIntact() {
        return problem == null;
    }

    /**
     * If the oldest events are removed meanwhile, what is left no longer follows from what was read first: then it
     * begins anew.
     */
    static ChainVerification of(AuditLog log) {
        while (true) {
            Ends ends = log.ends();
            Walk walk = new Walk(ends);
            log.each(AuditQuery.everything(), walk::next);
            ChainVerification result = walk.result();
            if (result.isIntact() || log.ends().prunedSequence() == ends.prunedSequence()) {
                return result;
            }
        }
    }

    private static final class Walk {
        private final Ends ends;
        private final Removal begins;
        private long events;
        private long first;
        private long sequence;
        private String hash;
        private @Nullable Words problem;
        private boolean endReached;
        private boolean startAttested;

        Walk(Ends ends) {
            this.ends = ends;
            this.begins = new Removal(ends.prunedSequence(), ends.prunedHash());
            this.sequence = ends.prunedSequence();
            this.hash = ends.prunedHash();
            this.endReached = ends.sequence() == 0;
            this.startAttested = ends.prunedSequence() == 0;
        }

        void next(ChainedEvent event) {
            if (problem != null) {
                return;
            }
            problem = problemOf(event);
            events++;
            first = first == 0 ? event.sequence() : first;
            sequence = event.sequence();
            hash = event.hash();
            startAttested |= begins.equals(Removal.in(event.event()));
            endReached |= sequence == ends.sequence() && hash.equals(ends.hash());
        }

        private @Nullable Words problemOf(ChainedEvent event) {
            if (event.sequence() != sequence + 1) {
                return said("audit.chain.missing", sequence + 1);
            }
            if (!event.previousHash().equals(hash)) {
                return said("audit.chain.does-not-follow", event.sequence());
            }
            return event.isAsLinked() ? null : said("audit.chain.changed", event.sequence());
        }

        /** An event's number is its name: nobody finds it with separators in it. */
        private static Words said(String key, Object... numbers) {
            return Words.of(key, Arrays.stream(numbers).map(String::valueOf).toArray());
        }

        ChainVerification result() {
            return new ChainVerification(events, first, sequence, hash, problem == null ? problemOfEnds() : problem);
        }

        private @Nullable Words problemOfEnds() {
            if (!endReached) {
                return sequence < ends.sequence()
                        ? said("audit.chain.end-missing", sequence, ends.sequence())
                        : said("audit.chain.other-end", sequence);
            }
            return startAttested ? null : said("audit.chain.removed", ends.prunedSequence());
        }
    }
}
