package ramscim.server.admin;

/** A number that stands in the navigation while it is not zero: something there wants attention. */
public interface NavigationBadge {
    /** The name of the page whose entry bears it. */
    String page();

    int count();
}
