using System.Runtime.InteropServices;

namespace Matchning.Training.Boosting;

/// <summary>The few calls of LightGBM's C interface that training needs. Version 4.7, from the package LightGBM; of the system it wants libgomp1.</summary>
internal static unsafe partial class LightGbmNative
{
    public const int FloatType = 0;
    public const int IntType = 2;
    public const int RawScore = 1;

    private const string Library = "lib_lightgbm";

    [LibraryImport(Library)]
    private static partial byte* LGBM_GetLastError();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LGBM_DatasetCreateFromMat(
        void* data, int dataType, int rows, int columns, int isRowMajor, string parameters, nint reference, nint* dataset);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LGBM_DatasetSetField(nint dataset, string field, void* values, int count, int dataType);

    [LibraryImport(Library)]
    public static partial int LGBM_DatasetFree(nint dataset);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LGBM_BoosterCreate(nint dataset, string parameters, nint* booster);

    [LibraryImport(Library)]
    public static partial int LGBM_BoosterUpdateOneIter(nint booster, int* isFinished);

    [LibraryImport(Library)]
    public static partial int LGBM_BoosterSaveModelToString(
        nint booster, int startIteration, int iterations, int importanceType, long bufferLength, long* length, byte* text);

    [LibraryImport(Library)]
    public static partial int LGBM_BoosterLoadModelFromString(byte* text, int* iterations, nint* booster);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LGBM_BoosterPredictForMat(
        nint booster, void* data, int dataType, int rows, int columns, int isRowMajor, int predictType, int startIteration, int iterations,
        string parameters, long* length, double* scores);

    [LibraryImport(Library)]
    public static partial int LGBM_BoosterFree(nint booster);

    /// <exception cref="InvalidOperationException">The call failed; the message is LightGBM's own.</exception>
    public static void Check(int code)
    {
        if (code != 0) throw new InvalidOperationException("LightGBM: " + Marshal.PtrToStringUTF8((nint)LGBM_GetLastError()));
    }

    /// <exception cref="InvalidOperationException">The library cannot be loaded; says what to install.</exception>
    public static void RequireLibrary()
    {
        try
        {
            _ = LGBM_GetLastError();
        }
        catch (DllNotFoundException missing)
        {
            throw new InvalidOperationException(
                "Träningen behöver LightGBM, som inte går att ladda här: installera libgomp1 (apt-get install libgomp1) och försök igen. Den går på x64; regeln och färdiga modeller fungerar utan den.",
                missing);
        }
    }
}
