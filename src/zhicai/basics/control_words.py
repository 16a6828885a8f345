"""附表十 of the 資通安全責任等級分級辦法: what the program does, and what shows it.

The areas follow a public transcription of a newer edition; no control numbers are given, as the
official text was not at hand. Page and document are both made from here.
"""

from dataclasses import dataclass

BASIC, MEDIUM, HIGH = "普", "中", "高"
CAUTION = (
    "依 110 年 8 月 23 日條文與一份公開的新版轉錄整理；沒有取得新版正式條文，所以不列控制措施編號。"
    "系統等級由機關依附表九核定。"
)


@dataclass(frozen=True, slots=True)
class Control:
    """`shown_by` are tests as `path::name`; blank where only the operator can meet it."""

    area: str
    level: str
    text: str
    how: str
    shown_by: tuple[str, ...] = ()

    @property
    def is_ours(self) -> bool:
        return bool(self.shown_by)


SIGN_IN = "tests/web/sign_in/test_sign_in.py"
SESSIONS = "tests/web/sessions/test_sessions.py"
ATTEMPTS = "tests/actions/accounts/test_attempts.py"
LINKS = "tests/actions/accounts/test_links.py"
NEW_WORDS = "tests/actions/accounts/test_passwords.py"
GRANTING = "tests/actions/accounts/test_granting.py"
ROLES = "tests/actions/test_account_roles.py"
ENTRY = "tests/actions/test_audit_entry.py"
CHAIN = "tests/records/audit/test_chain.py"
CHECK = "tests/exchange/audit_check/test_check.py"
AUDIT = "tests/web/audit/test_audit_pages.py"
SHIPPED = "tests/web/test_shipped_settings.py"
FACTORS = "tests/web/factors/test_time_codes.py"
PASSKEYS = "tests/web/factors/test_passkeys.py"
OUTSIDE = "tests/web/factors/test_oidc.py"
HEADER = "tests/web/factors/test_trusted_header.py"
ACCOUNTS = "tests/web/accounts/test_accounts.py"
LOST = "test_lost_second_factor_is_taken_away_written_down_and_ends_the_sign_in"
NO_ROOM = "test_on_a_full_disk_each_act_has_its_entry_and_the_next_one_is_not_done"
FULL_DISK = "tests/actions/test_full_disk.py"
KEYS = "tests/actions/keys/test_change_keys.py"
AT_REST = "tests/actions/test_national_ids_at_rest.py"

CONTROLS: tuple[Control, ...] = (
    Control(
        "帳號管理",
        BASIC,
        "帳號的建立、變更、停用有程序",
        "邀請、派任（有起迄日）、停用都在畫面辦理，每一步留稽核",
        (f"{GRANTING}::test_dry_changes_nothing_and_each_change_is_an_event_without_values",),
    ),
    Control(
        "帳號管理",
        BASIC,
        "逾期的臨時帳號失效",
        "派任過了迄日，次日起沒有任何權限",
        (f"{GRANTING}::test_an_ended_appointment_gives_nothing_the_next_day",),
    ),
    Control(
        "帳號管理",
        BASIC,
        "最小權限",
        "八種帳號角色；稽核、統計檢視、系統管理者不能更改人員資料；不能派出比自己大的權限",
        (
            f"{ROLES}::test_neither_auditor_nor_viewer_nor_administrator_changes_data_of_people",
            f"{GRANTING}::test_nobody_raises_her_own_rights",
        ),
    ),
    Control(
        "帳號管理",
        BASIC,
        "停用的帳號立即失效",
        "每次請求都查帳號，停用後下一個動作就被登出；仍拿舊的登入來用，留一筆拒絕紀錄",
        (
            f"{SIGN_IN}::test_disabled_account_loses_its_session_at_once",
            "tests/web/accounts/test_accounts.py::test_stolen_sign_in_of_a_disabled_account_is_refused_and_written_down_once",
        ),
    ),
    Control(
        "帳號管理",
        HIGH,
        "閒置自動登出",
        "閒置 30 分鐘、滿 10 小時登出；打好的內容保留",
        (
            f"{SESSIONS}::test_idle_sign_in_ends_and_what_was_typed_is_handed_back",
            f"{SESSIONS}::test_busy_sign_in_ends_after_ten_hours_and_keeps_what_was_typed",
        ),
    ),
    Control(
        "帳號管理",
        MEDIUM,
        "閒置的帳號停用",
        "超過機關所訂天數沒有登入的帳號一次停用，可排程每天執行；最後一個管理帳號的人除外",
        (f"{GRANTING}::test_idle_accounts_are_disabled_but_not_the_last_who_manages",),
    ),
    Control(
        "帳號管理",
        BASIC,
        "定期檢視帳號",
        "帳號與權限的清查表，登錄誰在哪一天清查；逐一核對由機關辦理",
        (f"{ACCOUNTS}::test_review_is_kept_with_who_and_when",),
    ),
    Control("帳號管理", HIGH, "監看異常使用", "提供稽核查詢與一行一筆的伺服器紀錄；監看由機關辦理"),
    Control(
        "鑑別",
        BASIC,
        "唯一識別使用者，不共用帳號",
        "每個人一個帳號；代理用自己的帳號，稽核同時記下被代理的人",
        (f"{ENTRY}::test_an_entry_names_the_deputy_and_the_request",),
    ),
    Control(
        "鑑別",
        HIGH,
        "多重認證",
        "動態驗證碼、通行金鑰；可要求某種帳號角色必須有，遺失由管理帳號的人移除並留稽核",
        (
            f"{FACTORS}::test_code_of_the_app_is_asked_after_the_password",
            f"{PASSKEYS}::test_passkey_is_the_second_step_after_the_password",
            f"{FACTORS}::test_who_must_have_a_second_factor_is_led_to_it",
            f"{ACCOUNTS}::test_lost_second_factor_is_taken_away_written_down_and_ends_the_sign_in",
        ),
    ),
    Control(
        "鑑別",
        MEDIUM,
        "密碼雜湊儲存，鑑別所用的金鑰加密儲存",
        "密碼以 Argon2 雜湊；動態驗證碼的金鑰加密",
        (
            f"{NEW_WORDS}::test_passwords_are_kept_as_hashes_alone",
            f"{FACTORS}::test_key_is_kept_encrypted",
        ),
    ),
    Control(
        "鑑別",
        MEDIUM,
        "外部鑑別不可偽造",
        "單一登入逐項核對簽發者、對象、nonce、時效與簽章；代理伺服器的標頭只信列名的位址；被拒一律留紀錄",
        (
            f"{OUTSIDE}::test_forged_token_is_refused_and_written_down",
            f"{HEADER}::test_header_from_a_stranger_is_refused_and_written_down",
        ),
    ),
    Control(
        "鑑別",
        BASIC,
        "首次登入變更預設密碼",
        "未變更前不能做其他事",
        (f"{SIGN_IN}::test_first_password_must_be_changed_before_anything_else",),
    ),
    Control(
        "鑑別",
        BASIC,
        "5 次失敗鎖定至少 15 分鐘",
        "同時送出的嘗試也只算 5 次；鎖定與密碼錯誤的回答相同",
        (
            f"{ATTEMPTS}::test_guesses_that_come_together_get_no_more_than_five",
            f"{ATTEMPTS}::test_lock_ends_after_fifteen_minutes",
        ),
    ),
    Control(
        "鑑別",
        BASIC,
        "密碼複雜度與效期，不與前三次相同",
        "至少 12 字元；機關可訂得更嚴並設效期",
        (
            f"{NEW_WORDS}::test_all_that_is_wrong_is_said_at_once",
            f"{NEW_WORDS}::test_the_last_three_are_not_taken_again_and_the_fourth_is",
            f"{NEW_WORDS}::test_a_password_may_be_too_young_and_too_old",
        ),
    ),
    Control(
        "鑑別",
        MEDIUM,
        "防範自動化登入",
        "同一位址猜多個帳號時要求等候",
        (f"{ATTEMPTS}::test_one_address_over_many_names_is_slowed_down",),
    ),
    Control(
        "鑑別",
        MEDIUM,
        "重設密碼的連結一次性且有時效",
        "30 分鐘、用一次；用過、過期、捏造的回答相同",
        (
            f"{LINKS}::test_reset_link_works_once_within_thirty_minutes_and_ends_sign_ins",
            f"{LINKS}::test_used_expired_and_invented_tokens_are_refused_alike",
        ),
    ),
    Control(
        "稽核",
        BASIC,
        "記錄管理者與使用者的行為：種類、時間、位置、身分",
        "每筆有事件、UTC 時刻、帳號、代理、機關、請求編號",
        (
            f"{ENTRY}::test_an_entry_names_the_deputy_and_the_request",
            "tests/web/test_request_key.py::test_a_refusal_bears_the_key_that_its_page_shows",
        ),
    ),
    Control(
        "稽核",
        BASIC,
        "稽核失效時有作為",
        "寫不進去（例如磁碟已滿）就停止該項作業並說明",
        (
            f"{FULL_DISK}::test_on_a_full_disk_each_act_has_its_entry_and_the_next_one_is_not_done",
            f"{ENTRY}::test_where_the_audit_fails_nothing_is_imported",
            f"{ENTRY}::test_where_the_audit_fails_nobody_sees_an_id_or_signs_in",
        ),
    ),
    Control(
        "稽核",
        BASIC,
        "限制存取稽核紀錄",
        "只有稽核權限看得到；查詢與匯出也留一筆；資料庫拒絕更改",
        (
            f"{AUDIT}::test_looking_is_an_entry_and_refused_to_whoever_may_not",
            f"{CHAIN}::test_the_database_refuses_to_change_an_entry",
        ),
    ),
    Control("稽核", BASIC, "時鐘校準", "以編號定先後，時刻一律 UTC；校時由機關的主機辦理"),
    Control(
        "稽核",
        BASIC,
        "保存至少 6 個月、容量足夠",
        "稽核紀錄不會刪除；登入紀錄的期限不能訂得比 6 個月短；容量由機關規劃",
        (
            "tests/actions/retention/test_terms.py::test_a_term_below_the_law_or_no_number_is_refused",
        ),
    ),
    Control(
        "稽核",
        MEDIUM,
        "以雜湊等方式確保完整",
        "SHA-256 鏈，另有不使用網站程式的驗證，竄改說得出種類與位置",
        (f"{CHECK}::test_a_thousand_random_tamperings_are_all_found_with_kind_and_place",),
    ),
    Control(
        "稽核",
        HIGH,
        "備份到另一系統",
        "匯出的紀錄可在別的電腦驗證；每日鏈首供抄存。搬送由機關辦理",
        (f"{AUDIT}::test_an_export_can_be_checked_by_the_other_reader",),
    ),
    Control(
        "系統與資訊完整",
        BASIC,
        "錯誤訊息只有簡短說明與代碼",
        "頁面只有說明、代碼與請求編號",
        ("tests/web/test_request_key.py::test_the_log_names_page_and_key_but_no_address",),
    ),
    Control(
        "系統與資訊完整",
        BASIC,
        "在伺服器檢查輸入",
        "檔案在受限的另一個程序讀取；數百個惡意檔案各有正確結果",
        ("tests/journeys/test_bad_files.py::test_bad_file_has_its_one_right_outcome",),
    ),
    Control(
        "系統與資訊完整",
        MEDIUM,
        "每個網址與指令都檢查權限",
        "網址表、指令表與程式宣告逐一比對；每個網址由每種帳號角色逐一請求，他機關的資料一字不漏出",
        (
            "tests/guards/test_url_permissions.py::test_every_view_declares_the_policy_of_the_table",
            "tests/guards/test_command_permissions.py::test_every_command_stands_in_the_permission_table",
            "tests/matrix/test_matrix.py::test_actor_is_told_only_what_is_hers",
        ),
    ),
    Control(
        "系統發展",
        MEDIUM,
        "第三方元件清單",
        "全部鎖定版本與雜湊",
        ("tests/guards/test_locks.py::test_every_lock_is_hashed_and_has_no_address",),
    ),
    Control("系統發展", BASIC, "弱點掃描", "提供原始碼與鎖定清單；掃描由機關辦理"),
    Control("系統發展", HIGH, "源碼掃描與滲透測試", "提供原始碼與測試環境；由機關委辦"),
    Control(
        "傳輸與儲存保護",
        BASIC,
        "遠端存取加密",
        "ZHICAI_HTTPS=1：強制 HTTPS、HSTS，Cookie 一律 Secure、HttpOnly、SameSite",
        (
            f"{SHIPPED}::test_django_warns_of_nothing",
            f"{SHIPPED}::test_cookies_are_closed_and_every_name_below_is_a_choice_of_its_own",
        ),
    ),
    Control(
        "傳輸與儲存保護",
        HIGH,
        "機敏資料加密儲存",
        "身分證字號以 AES-256-GCM 加密，以金鑰雜湊查找，畫面與紀錄一律遮蔽",
        (
            f"{AT_REST}::test_no_id_lies_in_clear_in_any_table",
            f"{AT_REST}::test_nothing_is_logged_with_an_id",
        ),
    ),
    Control(
        "傳輸與儲存保護",
        HIGH,
        "金鑰的保管與更換",
        "金鑰和資料分開放；更換後全部重新加密，逐筆核對無誤才刪除舊金鑰，中斷可以接續",
        (
            f"{KEYS}::test_after_change_and_proof_every_sealed_value_opens",
            f"{KEYS}::test_the_old_key_opens_nothing",
            f"{KEYS}::test_search_by_id_still_finds_and_a_roster_finds_the_same_people",
        ),
    ),
    Control("營運持續", BASIC, "備份與可容忍的時間", "資料都在資料目錄與資料庫；備份由機關辦理"),
    Control("營運持續", HIGH, "異地備份與演練", "由機關辦理"),
)
