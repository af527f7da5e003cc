namespace DorisDr.Sandbox.Wire;

/// <summary>The commands of the MySQL protocol that are answered.</summary>
internal enum Command
{
    Quit = 1,
    InitDatabase = 2,
    Query = 3,
    FieldList = 4,
    Statistics = 9,
    Debug = 13,
    Ping = 14,
    ChangeUser = 17,
    StatementPrepare = 22,
    StatementExecute = 23,
    StatementClose = 25,
    StatementReset = 26,
    SetOption = 27,
    ResetConnection = 31,
}

/// <summary>How Doris names the commands that it knows and does not support (FE/mysql/MysqlCommand.java).</summary>
internal static class CommandNames
{
    public static string? Of(int code) => code switch
    {
        0 => "Sleep",
        5 => "Create DB",
        6 => "Drop DB",
        7 => "Refresh",
        8 => "Shutdown",
        10 => "Processlist",
        11 => "Connect",
        12 => "Kill",
        15 => "Time",
        16 => "Delayed insert",
        18 => "Binlog Dump",
        19 => "Table Dump",
        20 => "Connect Out",
        21 => "Register Slave",
        24 => "Long Data",
        28 => "Fetch",
        29 => "Daemon",
        30 => "Binlog Dump GTID",
        _ => null,
    };
}
