package ramscim.core.mapping;

/** The site of Alibaba Cloud that the account belongs to; IMS takes Email and MobilePhone on the China site only. */
public enum AccountSite {
    /** aliyun.com. */
    CHINA,
    /** alibabacloud.com. */
    INTERNATIONAL
}
