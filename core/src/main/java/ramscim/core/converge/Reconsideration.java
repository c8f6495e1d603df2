package ramscim.core.converge;

import ramscim.core.intent.Origin;
import ramscim.core.resource.ResourceId;

/** Brings users once more to what they shall be, because something has changed that their access depends on. */
public interface Reconsideration {
    /** Nothing has really changed. */
    Reconsideration NONE = new Reconsideration() {
        @Override
        public void announce(ResourceId user, Origin origin) {
            // Nobody is to be brought to anything.
        }

        @Override
        public void begin(ResourceId user, Origin origin) {
            // Nobody is to be brought to anything.
        }

        @Override
        public void repair(ResourceId user, Origin origin) {
            // Nobody is to be brought to anything.
        }
    };

    /** Sees to it that it happens, also if this process dies: soon, and not before what has changed is known to the store. */
    void announce(ResourceId user, Origin origin);

    /** It can happen now. */
    void begin(ResourceId user, Origin origin);

    /** RAM says that the user is not there who should be: it happens now, and nothing is taken for granted of what RAM held. */
    void repair(ResourceId user, Origin origin);
}
