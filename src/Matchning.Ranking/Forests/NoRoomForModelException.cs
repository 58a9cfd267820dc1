namespace Matchning.Ranking.Forests;

/// <summary>A new model cannot be written there. Why is told in words where it is shown.</summary>
public sealed class NoRoomForModelException(RoomFault code, string subject, Exception? inner = null)
    : InvalidOperationException($"No room for the model: {code} ({subject}).", inner)
{
    /// <summary>Why.</summary>
    public RoomFault Code { get; } = code;

    /// <summary>The folder, or the name.</summary>
    public string Subject { get; } = subject;
}

/// <summary>Why a new model cannot be written.</summary>
public enum RoomFault
{
    /// <summary>The models' folder is not there: the folder.</summary>
    NoFolder,

    /// <summary>The name is not small letters, digits and hyphens: the name.</summary>
    BadName,

    /// <summary>There is a model of the name: the name.</summary>
    NameTaken,

    /// <summary>The models' folder cannot be written to: the folder.</summary>
    NotWritable,
}
